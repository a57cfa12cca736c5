using System.Globalization;
using System.Text;
using Bmis.Biographics;

namespace Bmis.Watchlist.Names;

/// <summary>Divides a name of any script into parts of the letters A to Z and the digits.</summary>
internal static class NameFolding
{
    /// <summary>Letters of one part; a longer run is cut here.</summary>
    internal const int LongestWord = 40;

    internal static List<string> Fold(string text, int limit)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in Plain(text).EnumerateRunes())
        {
            if (words.Count == limit) return words;
            if (Letters(rune) is { } letters) word.Append(letters);
            else if (EndsWord(rune)) Flush(words, word);
        }

        if (words.Count < limit) Flush(words, word);
        return words;
    }

    private static void Flush(List<string> words, StringBuilder word)
    {
        if (word.Length == 0) return;
        words.Add(word.ToString(0, Math.Min(word.Length, LongestWord)));
        word.Clear();
    }

    private static string Plain(string text) =>
        Ascii.IsValid(text) ? text : Foreign(text).Normalize(NormalizationForm.FormD);

    // Letters of other scripts go through the tables of Doc 9303; Latin ones only lose their marks.
    private static string Foreign(string text)
    {
        // Enumerating runes replaces half surrogates, which normalising would refuse.
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) whole.Append(rune.ToString());
        var wellFormed = whole.ToString();
        return wellFormed.All(IsLatinOrCommon) ? wellFormed : Transliteration.ToMrzName(wellFormed);
    }

    private static bool IsLatinOrCommon(char character) =>
        character < 0x0370 || character is >= '\u1E00' and <= '\u1EFF' || !char.IsLetter(character);

    private static string? Letters(Rune rune)
    {
        var upper = Rune.ToUpperInvariant(rune);
        if (upper.IsAscii && Rune.IsLetterOrDigit(upper)) return ((char)upper.Value).ToString();
        return upper.Value switch
        {
            'Æ' => "AE",
            'Œ' => "OE",
            'Ø' => "O",
            'Ł' => "L",
            'Đ' or 'Ð' => "D",
            'Þ' => "TH",
            'ß' or 'ẞ' => "SS",
            'ı' => "I",
            'Ħ' => "H",
            'Ə' => "A",
            _ => null,
        };
    }

    // An apostrophe vanishes (Doc 9303-3, 4.6), a mark belongs to its letter; everything else divides.
    private static bool EndsWord(Rune rune) =>
        rune.Value is not ('\'' or '’' or '‘' or 'ʼ' or 'ʻ' or '`' or '´')
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format);
}
