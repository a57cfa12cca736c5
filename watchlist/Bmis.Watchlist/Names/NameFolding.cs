using System.Globalization;
using System.Text;
using Bmis.Biographics;

namespace Bmis.Watchlist.Names;

/// <summary>Divides a name of any script into parts of the letters A to Z and the digits.</summary>
internal static class NameFolding
{
    /// <summary>Letters of one part; a longer run is cut here.</summary>
    internal const int LongestWord = 40;

    internal static List<NamePart> Fold(string text, int limit)
    {
        var parts = new FoldedParts();
        Fold(text, limit, parts);
        return [.. Enumerable.Range(0, parts.Count).Select(index => parts[index])];
    }

    /// <summary>Adds the parts of a text to those that are there, at most so many in all.</summary>
    internal static void Fold(string text, int limit, FoldedParts parts)
    {
        if (Ascii.IsValid(text)) FoldAscii(text, limit, parts);
        else FoldAny(text, limit, parts);
    }

    // The same for the letters of most lists, without a string for each part.
    private static void FoldAscii(string text, int limit, FoldedParts parts)
    {
        Span<char> part = stackalloc char[LongestWord];
        var length = 0;
        foreach (var character in text)
        {
            if (parts.Count >= limit) return;
            if (char.IsAsciiLetterOrDigit(character))
            {
                if (length < LongestWord) part[length++] = char.ToUpperInvariant(character);
            }
            else if (character is not ('\'' or '`'))
            {
                if (length > 0) parts.Add(part[..length]);
                length = 0;
            }
        }

        if (length > 0 && parts.Count < limit) parts.Add(part[..length]);
    }

    private static void FoldAny(string text, int limit, FoldedParts parts)
    {
        var found = new List<NamePart>();
        var part = new StringBuilder();
        // Enumerating runes replaces half surrogates, which normalising would refuse.
        foreach (var rune in text.EnumerateRunes())
        {
            if (parts.Count + found.Count >= limit) break;
            if (Belongs(rune)) part.Append(rune.ToString());
            else if (!Vanishes(rune)) Flush(found, part);
        }

        Flush(found, part);
        foreach (var one in found.Take(limit - parts.Count)) parts.Add(one.Text, one.Spelling);
    }

    private static bool Belongs(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // An apostrophe vanishes (Doc 9303-3, 4.6); everything else divides.
    private static bool Vanishes(Rune rune) =>
        rune.Value is '\'' or '’' or '‘' or '`' or '´' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format;

    private static void Flush(List<NamePart> parts, StringBuilder part)
    {
        if (part.Length == 0) return;
        var text = part.ToString(0, Math.Min(part.Length, 2 * LongestWord));
        part.Clear();
        if (Ascii.IsValid(text)) Add(parts, text.ToUpperInvariant());
        else if (ScriptTables.Of(text) is var (table, letters)) AddSpelled(parts, table, letters, text);
        else AddPrinted(parts, text);
    }

    // Cyrillic has tables of Doc 9303 that write what documents print; the others are written as they were learnt.
    private static void AddSpelled(List<NamePart> parts, ScriptTable table, string letters, string text)
    {
        if (letters.Length > LongestWord) letters = letters[..LongestWord];
        var spelling = table.Spell(letters);
        var printed = text[0] is >= '\u0400' and <= '\u052F' ? Transliteration.ToMrzName(text) : "";
        var latin = printed.Length > 0 ? printed : table.Romanise(letters);
        parts.Add(new(latin[..Math.Min(latin.Length, LongestWord)], spelling));
    }

    // What nobody can write in Latin letters stays a part: it counts as one without counterpart.
    private static void AddPrinted(List<NamePart> parts, string text)
    {
        var before = parts.Count;
        foreach (var word in Letters(text).Split(' ')) Add(parts, word);
        if (parts.Count == before && text.Any(char.IsLetter)) parts.Add(new(""));
    }

    private static void Add(List<NamePart> parts, string text)
    {
        if (text.Length > 0) parts.Add(new(text[..Math.Min(text.Length, LongestWord)]));
    }

    // Letters of other scripts go through the tables of Biographics; Latin ones only lose their marks.
    private static string Letters(string text)
    {
        var plain = text.All(IsLatinOrCommon) ? text : Transliteration.ToMrzName(text);
        var letters = new StringBuilder(plain.Length);
        foreach (var rune in plain.Normalize(NormalizationForm.FormD).EnumerateRunes())
            letters.Append(Latin(Rune.ToUpperInvariant(rune)));
        return letters.ToString();
    }

    private static bool IsLatinOrCommon(char character) =>
        character < 0x0370 || character is >= '\u1E00' and <= '\u1EFF' || !char.IsLetter(character);

    private static string Latin(Rune upper)
    {
        if (upper.IsAscii) return Rune.IsLetterOrDigit(upper) ? ((char)upper.Value).ToString() : " ";
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
            _ => "",
        };
    }
}
