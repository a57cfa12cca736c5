using System.Buffers;

namespace Bmis.Edifact.Interchange;

/// <summary>
/// The text of the interchanges alone: without wrappers, foreign text and folding, a segment on each line (LF). Escapes
/// and everything else within segments stay as they were sent.
/// </summary>
public static class CleanText
{
    /// <summary>Makes the text; cleaning it again changes nothing.</summary>
    public static byte[] Of(ReadOnlySpan<byte> bytes)
    {
        var target = new ArrayBufferWriter<byte>(bytes.Length + 1);
        Write(bytes, target);
        return target.WrittenSpan.ToArray();
    }

    /// <summary>Writes the text.</summary>
    public static void Write(ReadOnlySpan<byte> bytes, IBufferWriter<byte> target)
    {
        using var reader = new SegmentReader(bytes);
        while (reader.Read())
        {
            var segment = reader.Current;
            WriteUnfolded(segment.Content, target);
            if (segment.IsTerminated)
                WriteTerminator(reader.Delimiters.Terminator, target);
            target.Write("\n"u8);
        }
    }

    // A typographic apostrophe ends segments by its first byte and is written whole.
    private static void WriteTerminator(byte terminator, IBufferWriter<byte> target)
    {
        if (terminator == DelimiterDetection.ApostropheLead)
            target.Write("\u2019"u8);
        else
            target.Write([terminator]);
    }

    private static void WriteUnfolded(ReadOnlySpan<byte> content, IBufferWriter<byte> target)
    {
        while (content.IndexOfAny((byte)'\r', (byte)'\n', (byte)'\f') is >= 0 and var fold)
        {
            target.Write(content[..fold]);
            content = content[(fold + 1)..];
        }

        target.Write(content);
    }
}
