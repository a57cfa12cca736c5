namespace Bmis.Edifact.Filtering;

/// <summary>Finds codes of sensitive services in free text, where agents and systems repeat them.</summary>
internal static class SensitiveWords
{
    private const int Code = 4;
    private const int WithStatus = 6;
    private const int WithCarrierAndStatus = 8;
    private const int LongestWord = 12;
    private const string Prefix = "SSR";

    /// <summary>
    /// Whether a word of the text is such a code, or begins with it and goes on with a status or with carrier and
    /// status (<c>VGMLHK1</c>, <c>SSRVGMLUTHK1</c>).
    /// </summary>
    internal static bool Stand(ReadOnlySpan<byte> text, SensitiveCodes services)
    {
        Span<char> word = stackalloc char[LongestWord];
        var length = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && char.IsAsciiLetter((char)text[at]))
            {
                if (length < LongestWord)
                    word[length] = char.ToUpperInvariant((char)text[at]);
                length++;
                continue;
            }

            if (length is > 0 and <= LongestWord && IsOne(word[..length], services))
                return true;
            length = 0;
        }

        return false;
    }

    private static bool IsOne(ReadOnlySpan<char> word, SensitiveCodes services)
    {
        if (services.Find(word) is not null)
            return true;
        if (word.StartsWith(Prefix, StringComparison.Ordinal))
            word = word[Prefix.Length..];
        return word.Length is Code or WithStatus or WithCarrierAndStatus && services.Find(word[..Code]) is not null;
    }
}
