using System.Text.RegularExpressions;

namespace Bmis.Central.PassengerData.Cases;

/// <summary>A case that needs a booking.</summary>
internal sealed partial record CaseLine
{
    /// <summary>Characters of a case's number.</summary>
    public const int LongestNumber = 64;

    /// <summary>
    /// What a case's number looks like, for browsers too: it stands in the audit, where no name may stand.
    /// </summary>
    public const string NumberPattern = @"(?=.*\p{Nd})[\p{L}\p{Nd}\.\/_\-]{1,64}";

    /// <summary>Characters of the words why somebody has travellers named.</summary>
    public const int LongestWords = 1000;

    /// <summary>The link; null where the same booking in another push has it.</summary>
    public Guid? LinkId { get; init; }

    public string CaseNumber { get; init; } = "";

    public DateTime? LinkedAt { get; init; }

    public string LinkedBy { get; init; } = "";

    public DateTime? ReleasedAt { get; init; }

    public string ReleasedBy { get; init; } = "";

    /// <summary>Whether a text is a case's number: letters, digits, . / _ - with at least one digit.</summary>
    public static bool IsNumber(string text) => Number().IsMatch(text);

    [GeneratedRegex($@"\A{NumberPattern}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
