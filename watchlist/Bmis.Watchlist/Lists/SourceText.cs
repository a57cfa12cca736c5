using System.Text;

namespace Bmis.Watchlist.Lists;

/// <summary>The bytes of a source file as text, and texts in the form in which entries keep them.</summary>
internal static class SourceText
{
    /// <summary>
    /// Decodes a file: UTF-8, UTF-16 where its byte order mark says so, and Latin-1 where it is neither, as older
    /// published files are.
    /// </summary>
    internal static string Decode(byte[] content)
    {
        if (content.AsSpan().StartsWith(Encoding.Unicode.Preamble))
            return Encoding.Unicode.GetString(content.AsSpan(2));
        if (content.AsSpan().StartsWith(Encoding.BigEndianUnicode.Preamble))
            return Encoding.BigEndianUnicode.GetString(content.AsSpan(2));
        var bytes = content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? content.AsSpan(3) : content;
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    /// <summary>The same text with single blanks in place of line breaks, tabs and runs of blanks.</summary>
    internal static string Squeeze(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var kept = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            var isBlank = char.IsWhiteSpace(character) || char.IsControl(character);
            if (!isBlank) kept.Append(character);
            else if (kept.Length > 0 && kept[^1] != ' ') kept.Append(' ');
        }

        return kept.ToString().TrimEnd();
    }

    /// <summary>The parts that are not empty, squeezed, with commas between them.</summary>
    internal static string Joined(params IEnumerable<string?> parts) =>
        string.Join(", ", parts.Select(Squeeze).Where(part => part.Length > 0));

    /// <summary>The parts of a field between separators, squeezed, without empty ones.</summary>
    internal static IEnumerable<string> Parts(string? field, char separator = ';') =>
        (field ?? "").Split(separator).Select(Squeeze).Where(part => part.Length > 0);
}
