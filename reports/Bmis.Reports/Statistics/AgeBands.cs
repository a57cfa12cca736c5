using Bmis.Biographics;

namespace Bmis.Reports.Statistics;

/// <summary>The codes of <see cref="AgeBand"/>, the same in the database, the query string and exports.</summary>
public static class AgeBands
{
    private static readonly string[] Codes = ["unknown", "0-14", "15-24", "25-44", "45-64", "65-over"];

    /// <summary>Every band, youngest first, unknown last.</summary>
    public static IReadOnlyList<AgeBand> All { get; } =
    [
        AgeBand.Under15, AgeBand.From15To24, AgeBand.From25To44, AgeBand.From45To64, AgeBand.From65, AgeBand.Unknown,
    ];

    /// <summary>The band of a birth date on a day; a date in the future gives unknown.</summary>
    public static AgeBand Of(PartialDate birth, DateOnly day) => birth.AgeOn(day) switch
    {
        null or < 0 => AgeBand.Unknown,
        < 15 => AgeBand.Under15,
        < 25 => AgeBand.From15To24,
        < 45 => AgeBand.From25To44,
        < 65 => AgeBand.From45To64,
        _ => AgeBand.From65,
    };

    /// <summary>The code of a band, such as <c>15-24</c>.</summary>
    public static string Code(this AgeBand band) => Codes[(int)band];

    /// <summary>Reads a code.</summary>
    public static Parsed<AgeBand> Parse(string? text)
    {
        if (string.IsNullOrEmpty(text)) return Parsed<AgeBand>.Refused(ParseReason.Empty, 0);
        var index = Array.IndexOf(Codes, text);
        return index < 0
            ? Parsed<AgeBand>.Refused(ParseReason.UnknownCode, 0)
            : Parsed<AgeBand>.Of((AgeBand)index);
    }
}
