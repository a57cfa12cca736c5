namespace Bmis.Sync.Wire;

/// <summary>The sizes of messages that a side accepts and sends, in bytes of plain (decompressed) protobuf.</summary>
public sealed class GrpcLimits
{
    /// <summary>The default limit of a message: 4 MB, as in every gRPC implementation.</summary>
    public const int DefaultMessageBytes = 4 * 1024 * 1024;

    /// <summary>The longest message this side accepts; it counts before and after decompression.</summary>
    public int MaxReceiveBytes { get; set; } = DefaultMessageBytes;

    /// <summary>The longest message this side sends.</summary>
    public int MaxSendBytes { get; set; } = DefaultMessageBytes;

    /// <summary>
    /// From which size a message is sent compressed, when compression is on and the peer reads it. Shorter ones gain
    /// nothing: gzip adds 18 bytes and a block header.
    /// </summary>
    public int CompressFromBytes { get; set; } = 256;

    internal string? Fault()
    {
        if (MaxReceiveBytes < 1 || MaxSendBytes < 1)
            return "The gRPC message limits MaxReceiveBytes and MaxSendBytes must be at least 1 byte.";
        return CompressFromBytes < 0 ? "The gRPC setting CompressFromBytes must not be negative." : null;
    }
}
