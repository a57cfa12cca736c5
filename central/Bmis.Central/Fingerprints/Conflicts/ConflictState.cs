namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>How far a conflict is.</summary>
internal static class ConflictState
{
    public const string Open = "open";

    /// <summary>One person has said what it is; another one has to agree.</summary>
    public const string Proposed = "proposed";

    public const string Decided = "decided";

    /// <summary>An enrolment was erased, or the entry ended, before anybody decided.</summary>
    public const string Erased = "erased";

    public static IReadOnlyList<string> All { get; } = [Open, Proposed, Decided, Erased];

    /// <summary>Whether somebody still has to do something.</summary>
    public static bool Waits(string state) => state is Open or Proposed;
}
