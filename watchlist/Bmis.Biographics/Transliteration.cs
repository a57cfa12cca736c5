using System.Globalization;
using System.Text;

namespace Bmis.Biographics;

/// <summary>Writes names of any script in the letters of the MRZ (Doc 9303-3, section 6).</summary>
public static class Transliteration
{
    /// <summary>Letters A to Z and single blanks; a letter without a table entry is dropped.</summary>
    public static string ToMrzName(string text)
    {
        // A lone surrogate cannot be normalised; reading rune by rune turns it into the replacement character.
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) whole.Append(rune.ToString());
        var plain = new StringBuilder(text.Length);
        foreach (var rune in whole.ToString().Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            var letter = Rune.ToUpperInvariant(rune);
            if (letter.IsAscii && Rune.IsLetter(letter)) plain.Append(letter);
            else if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.NonSpacingMark
                && plain.Length > 0 && plain[^1] != ' ')
                plain.Append(' ');
        }

        return plain.ToString().TrimEnd();
    }
}
