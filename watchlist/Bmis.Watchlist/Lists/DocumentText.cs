using System.Text.RegularExpressions;

namespace Bmis.Watchlist.Lists;

/// <summary>Finds the number in what a list writes about a document.</summary>
internal static partial class DocumentText
{
    private const int FewestDigits = 3;

    /// <summary>
    /// The first piece with at least three digits beside the words of the text, as it is written, or null. A word holds
    /// two small letters in a row, or is a capitalised State's name before the number: <c>CAR diplomatic passport no.
    /// D00000898</c> is D00000898, and <c>BN 4196361</c> is one number.
    /// </summary>
    internal static string? Number(string text)
    {
        if (!text.Any(char.IsAsciiDigit)) return null;
        var pieces = Words().Split(text);
        foreach (var piece in pieces)
        {
            var number = piece.Trim(' ', '.', ',', ':', ';', '(', ')', '"', '“', '”', '°', '\'', '/', '-', '#');
            if (number.Count(char.IsAsciiDigit) >= FewestDigits) return number;
        }

        // A short number counts only where it is all there is.
        return pieces.Length == 1 ? text : null;
    }

    // Words, brackets, commas, and abbreviations that stand before a number.
    [GeneratedRegex(
        @"[A-Za-z]*[\p{Ll}]{2,}[\p{L}]*\.?|[(),;:“”""]|\b(?:No|no|Nr|N°)\b\.?|N°",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Words();
}
