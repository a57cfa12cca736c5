using System.Buffers;
using System.Globalization;
using System.Text;

namespace Bmis.Biographics;

/// <summary>
/// Writes names of any script in the letters of the MRZ (Doc 9303-3, sections 4.6 and 6): multi-letter forms for
/// national letters, Cyrillic by language, Arabic by the reversible table, Greek by ELOT 743; Hebrew, Georgian,
/// Armenian, kana and Ethiopic by practice; other letters lose their marks. Hyphens and commas become blanks;
/// apostrophes and other punctuation vanish. Thread-safe.
/// </summary>
public static class Transliteration
{
    /// <summary>Most variants of one text.</summary>
    public const int MaximumVariants = 16;

    private static readonly SearchValues<char> PlainLetters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz ");

    private const int Shadda = 0x651;
    private const int TehMarbuta = 0x629;

    // The swapped byte order mark, which cannot be normalised either.
    private const int NoCharacter = 0xFFFE;

    /// <summary>Letters A to Z and single blanks; a letter without a table entry is dropped.</summary>
    /// <param name="text">A name in any script; lone surrogates are dropped.</param>
    public static string ToMrzName(string text) => ToMrzName(text, text);

    /// <summary>
    /// The forms in which States print a name, the one of <see cref="ToMrzName(string)"/> first: AE or A, UE or U, each
    /// language that a Cyrillic name may belong to, reversible or phonetic Arabic. At most
    /// <see cref="MaximumVariants"/>, each once; empty when no letter can be written.
    /// </summary>
    public static IReadOnlyList<string> Variants(string text)
    {
        var clean = Clean(text);
        var variants = new List<string>();
        foreach (var style in CyrillicLanguage.StylesOf(clean)) Add(clean, style, variants);
        foreach (var style in TransliterationStyle.OtherForms) Add(clean, style, variants);
        return variants;
    }

    /// <summary>A part of a name, whose language the whole name shows better.</summary>
    internal static string ToMrzName(string text, string whole) => IsPlain(text)
        ? text.ToUpperInvariant()
        : Write(Clean(text), CyrillicLanguage.StylesOf(Clean(whole))[0]);

    // Most names: the tables have nothing to say of these letters, whatever the language.
    private static bool IsPlain(string text) => !text.AsSpan().ContainsAnyExcept(PlainLetters)
        && !text.StartsWith(' ') && !text.EndsWith(' ') && !text.Contains("  ", StringComparison.Ordinal);

    private static void Add(string clean, TransliterationStyle style, List<string> variants)
    {
        if (variants.Count == MaximumVariants) return;
        var written = Write(clean, style);
        if (written.Length > 0 && !variants.Contains(written)) variants.Add(written);
    }

    /// <summary>Whole characters in one normal form; a lone surrogate becomes the replacement character.</summary>
    private static string Clean(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value != NoCharacter)
                whole.Append(rune.ToString());
        return whole.ToString().Normalize(NormalizationForm.FormKC);
    }

    private static string Write(string clean, TransliterationStyle style)
    {
        var written = new StringBuilder(clean.Length + 8);
        for (var at = 0; at < clean.Length;)
        {
            if (GreekDigraphs.TryRead(clean, at, out var digraph, out var taken))
            {
                written.Append(digraph);
                at += taken;
                continue;
            }

            var rune = Rune.GetRuneAt(clean, at);
            at += rune.Utf16SequenceLength;
            if (rune.Value == Shadda) Double(written);
            else if (rune.Value == TehMarbuta && style.ReversibleArabic && EndsWord(clean, at)) written.Append("XAH");
            else if (IsBlank(rune)) AppendBlank(written);
            else Append(rune, style, written);
        }

        return written.ToString().TrimEnd();
    }

    private static void Append(Rune rune, TransliterationStyle style, StringBuilder written)
    {
        var capital = Rune.ToUpperInvariant(rune);
        if (style.TryFind(rune, out var letters) || style.TryFind(capital, out letters))
        {
            written.Append(letters);
            return;
        }

        if (!Rune.IsLetter(rune)) return;
        if (capital.IsAscii)
        {
            written.Append(capital);
            return;
        }

        // A letter with a mark that has no entry of its own is written without the mark.
        var parts = capital.ToString().Normalize(NormalizationForm.FormD);
        var plain = Rune.ToUpperInvariant(Rune.GetRuneAt(parts, 0));
        if (plain.IsAscii) written.Append(plain);
        else if (plain != capital && style.TryFind(plain, out letters)) written.Append(letters);
    }

    private static bool IsBlank(Rune rune) =>
        rune.Value is ',' or ';' or '/' or '<' or '(' or ')' or 0xB7
        || Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune) == UnicodeCategory.DashPunctuation;

    private static void AppendBlank(StringBuilder written)
    {
        if (written.Length > 0 && written[^1] != ' ') written.Append(' ');
    }

    private static void Double(StringBuilder written)
    {
        if (written.Length > 0 && written[^1] != ' ') written.Append(written[^1]);
    }

    private static bool EndsWord(string text, int at)
    {
        while (at < text.Length && char.GetUnicodeCategory(text[at]) == UnicodeCategory.NonSpacingMark) at++;
        return at >= text.Length || !char.IsLetter(text[at]);
    }
}
