using System.Collections.Frozen;
using System.Text;

namespace Bmis.Biographics;

/// <summary>
/// Reads a name back that an MRZ writes by the reversible table for Arabic (Doc 9303-3, 6 C): <c>MXHMD</c> is محمد.
/// No code is the beginning of another one, so that there is one way to read; Y is read as ي. Thread-safe.
/// </summary>
public static class ReversibleArabic
{
    private const char Escape = 'X';
    private const int LongestCode = 3;

    // Y is also the code of a rare letter of Pashto.
    private const int PashtoE = 0x6D0;

    // Ta marbuta at the end of a word has a code of its own.
    private static readonly FrozenDictionary<string, string> Codes = TransliterationTables.Arabic
        .Where(pair => pair.Key.Value != PashtoE)
        .Select(pair => KeyValuePair.Create(pair.Value, pair.Key.ToString()))
        .Append(KeyValuePair.Create("XAH", "ة"))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// The name in Arabic letters; null where a letter is not one of the table's, or where no code with the escape
    /// letter X shows that the table was used. A code that the end of the field cut is left out.
    /// </summary>
    /// <param name="name">A name whose identifiers are written as in an MRZ.</param>
    public static PersonName? Read(PersonName name)
    {
        var escapes = 0;
        return Read(name.Primary, ref escapes) is { } primary
            && Read(name.Secondary, ref escapes) is { } secondary
            && escapes > 0
            && PersonName.Parse(primary, secondary).TryGet(out var read)
            ? read
            : null;
    }

    private static string? Read(string text, ref int escapes)
    {
        var arabic = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == ' ')
            {
                arabic.Append(text[at++]);
                continue;
            }

            if (CodeAt(text, at) is not { } code)
                return text[at] == Escape && text.Length - at < LongestCode ? arabic.ToString() : null;
            if (code[0] == Escape) escapes++;
            arabic.Append(Codes[code]);
            at += code.Length;
        }

        return arabic.ToString();
    }

    private static string? CodeAt(string text, int at)
    {
        for (var length = 1; length <= LongestCode && at + length <= text.Length; length++)
            if (text.Substring(at, length) is var code && Codes.ContainsKey(code)) return code;
        return null;
    }
}
