using Bmis.Biographics;
using Bmis.Crossings.Records;

namespace Bmis.Reports.Statistics;

/// <summary>The codes of <see cref="Direction"/>, as the code list <c>directions</c> has them.</summary>
public static class DirectionCodes
{
    private static readonly string[] Codes = ["ENTRY", "EXIT", "REFUSAL_ENTRY", "REFUSAL_EXIT", "TRANSIT"];

    /// <summary>Every direction in the order of the code list.</summary>
    public static IReadOnlyList<Direction> All { get; } = Enum.GetValues<Direction>();

    /// <summary>The code of a direction, such as <c>ENTRY</c>.</summary>
    public static string Code(this Direction direction) => Codes[(int)direction - 1];

    /// <summary>Reads a code.</summary>
    public static Parsed<Direction> Parse(string? text)
    {
        if (string.IsNullOrEmpty(text)) return Parsed<Direction>.Refused(ParseReason.Empty, 0);
        var index = Array.IndexOf(Codes, text);
        return index < 0
            ? Parsed<Direction>.Refused(ParseReason.UnknownCode, 0)
            : Parsed<Direction>.Of((Direction)(index + 1));
    }
}
