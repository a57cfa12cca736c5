using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.PnrgovXml;

/// <summary>The text of a push of XML in lines that people can read: a tag that follows another begins one.</summary>
public static class XmlLines
{
    /// <summary>The lines of a message, without blanks around them, each with its first byte.</summary>
    /// <param name="bytes">The whole transmission.</param>
    /// <param name="message">A message of it in its XML form.</param>
    public static IReadOnlyList<(string Text, int Offset)> Of(ReadOnlyMemory<byte> bytes, ReceivedMessage message)
    {
        var text = XmlCharacters.Of(bytes.Span);
        var lines = new List<(string, int)>();
        var end = message.Offset + message.Length;
        for (var start = 0; start < text.Value.Length;)
        {
            var next = End(text.Value, start);
            var line = text.Value.AsSpan(start, next - start).Trim();
            var offset = text.ByteOf(start);
            if (offset >= end)
                break;
            if (!line.IsEmpty && text.ByteOf(next) > message.Offset)
                lines.Add((new(line), offset));
            start = next;
        }

        return lines;
    }

    private static int End(string text, int start)
    {
        for (var at = start; at < text.Length; at++)
            if (text[at] is '\r' or '\n' || (text[at] == '>' && at + 1 < text.Length && text[at + 1] == '<'))
                return at + 1;
        return text.Length;
    }
}
