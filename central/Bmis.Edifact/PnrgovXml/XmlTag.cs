namespace Bmis.Edifact.PnrgovXml;

/// <summary>The pieces of a tag that the reader has found sound: where it ends and where its values stand.</summary>
internal static class XmlTag
{
    /// <summary>The character behind a tag; the end of the text where it has none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">A place in the tag outside quotation marks.</param>
    internal static int EndOf(string text, int at)
    {
        while (at < text.Length)
        {
            var found = text.AsSpan(at).IndexOfAny('>', '"', '\'');
            if (found < 0)
                return text.Length;
            at += found;
            if (text[at] == '>')
                return at + 1;
            at = Behind(text, at);
        }

        return text.Length;
    }

    /// <summary>The attributes of a tag: local name, and where its value stands.</summary>
    internal static IEnumerable<(string Name, int Start, int End)> Attributes(string text, int start, int end)
    {
        var at = start;
        while (text.AsSpan(at, end - at).IndexOf('=') is >= 0 and var found)
        {
            var equals = at + found;
            var quote = equals + 1;
            while (quote < end && text[quote] is not ('"' or '\''))
                quote++;
            var behind = Behind(text, quote);
            if (quote >= end || behind > end)
                yield break;
            yield return (NameBefore(text, at, equals), quote + 1, behind - 1);
            at = behind;
        }
    }

    private static int Behind(string text, int quote) =>
        quote < text.Length && text.IndexOf(text[quote], quote + 1) is >= 0 and var end ? end + 1 : text.Length;

    private static string NameBefore(string text, int from, int equals)
    {
        var name = text.AsSpan(from, equals - from).TrimEnd();
        if (name.LastIndexOfAny(' ', '\t', '\r') is >= 0 and var blank)
            name = name[(blank + 1)..];
        if (name.LastIndexOf('\n') is >= 0 and var line)
            name = name[(line + 1)..];
        return name.StartsWith("xmlns") ? "xmlns" : new string(name[(name.LastIndexOf(':') + 1)..]);
    }
}
