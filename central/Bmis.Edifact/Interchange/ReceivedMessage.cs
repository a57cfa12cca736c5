namespace Bmis.Edifact.Interchange;

/// <summary>A message within a transmission: where it lies and what its header and trailer say.</summary>
public sealed class ReceivedMessage
{
    internal ReceivedMessage(
        ReceivedInterchange interchange, ReceivedGroup? group, MessageHeader header, int offset)
    {
        Interchange = interchange;
        Group = group;
        Header = header;
        Offset = offset;
    }

    /// <summary>The interchange it lies in.</summary>
    public ReceivedInterchange Interchange { get; }

    /// <summary>The group it lies in; null when the interchange has none.</summary>
    public ReceivedGroup? Group { get; }

    /// <summary>What UNH says.</summary>
    public MessageHeader Header { get; }

    /// <summary>What UNT says; null when it is missing.</summary>
    public ControlTrailer? Trailer { get; internal set; }

    /// <summary>The first byte of UNH in the transmission.</summary>
    public int Offset { get; }

    /// <summary>Bytes from UNH to the end of UNT, or of the last segment when UNT is missing.</summary>
    public int Length { get; internal set; }

    /// <summary>Segments, UNH and UNT included.</summary>
    public int SegmentCount { get; internal set; }

    /// <summary>What was read of its content while its segments were found; null when nothing was.</summary>
    internal ReadContent? Content { get; set; }

    /// <summary>Reads the segments from UNH on; the reader is to be disposed. XML has none.</summary>
    /// <param name="bytes">The whole transmission.</param>
    /// <param name="diagnostics">Takes what is found; the transmission's own list has it already.</param>
    public SegmentReader Open(ReadOnlySpan<byte> bytes, DiagnosticList? diagnostics = null) =>
        new(Interchange.IsXml ? default : bytes.Slice(Offset, Length), Interchange.Delimiters, Offset, diagnostics);

    /// <summary>The content, as it was read with the transmission or is read here.</summary>
    internal T ContentOf<T>(
        ReadOnlyMemory<byte> bytes, Func<ReadOnlyMemory<byte>, ReceivedMessage, IContentReader> open,
        DiagnosticList diagnostics)
    {
        if (Content is null)
            ReadContent(bytes, open(bytes, this));
        diagnostics.AddAll(Content!.Found);
        return (T)Content.Value;
    }

    private void ReadContent(ReadOnlyMemory<byte> bytes, IContentReader content)
    {
        using var reader = Open(bytes.Span);
        while (reader.Read())
            content.Take(reader.Current);
        content.Close();
    }
}
