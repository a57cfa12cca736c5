namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>What people say about a conflict.</summary>
internal static class ConflictOutcome
{
    /// <summary>One person under two names or documents.</summary>
    public const string Same = "same";

    /// <summary>Two persons whose fingers are alike, or were mixed up.</summary>
    public const string Different = "different";

    /// <summary>Nobody can say: the pair is asked about again with the next enrolment.</summary>
    public const string Undetermined = "undetermined";

    public static IReadOnlyList<string> All { get; } = [Same, Different, Undetermined];
}
