using System.Globalization;

namespace Bmis.Reports.Rendering;

/// <summary>
/// How wide a label is at most. The server has no fonts, so every character counts as wide as the widest usual font
/// draws its kind; room is lost rather than a letter.
/// </summary>
internal static class TextWidth
{
    internal const double FontSize = 14;

    private const double Narrow = 0.36;
    private const double Usual = 0.62;
    private const double Broad = 0.80;
    private const double Full = 1.05;

    internal static double Of(string words)
    {
        var width = 0.0;
        var runes = words.EnumerateRunes();
        foreach (var rune in runes) width += Factor(rune);
        return width * FontSize;
    }

    private static double Factor(System.Text.Rune rune) => rune.Value switch
    {
        _ when System.Text.Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark => 0,
        'i' or 'j' or 'l' or 'I' or '.' or ',' or '\'' or ' ' or '|' => Narrow,
        'm' or 'w' or 'M' or 'W' => Full,
        >= 0x1100 and <= 0x11FF or >= 0x2E80 and <= 0xD7AF or >= 0xF900 => Full,
        _ when System.Text.Rune.IsUpper(rune) => Broad,
        _ => Usual,
    };
}
