using System.Buffers.Binary;

namespace Bmis.Documents.Iso7816;

/// <summary>An answer of a chip: data and status. It prints as its status; data may be personal.</summary>
/// <param name="Data">The data; empty for none.</param>
/// <param name="Status">The status.</param>
public sealed record ResponseApdu(ReadOnlyMemory<byte> Data, StatusWord Status)
{
    /// <summary>An answer without data.</summary>
    public static ResponseApdu Of(StatusWord status) => new(ReadOnlyMemory<byte>.Empty, status);

    /// <summary>Reads an answer; null when it has not even a status.</summary>
    public static ResponseApdu? Parse(ReadOnlyMemory<byte> bytes) => bytes.Length < sizeof(ushort)
        ? null
        : new(bytes[..^sizeof(ushort)], new(BinaryPrimitives.ReadUInt16BigEndian(bytes.Span[^sizeof(ushort)..])));

    /// <summary>The answer's bytes.</summary>
    public byte[] ToBytes() => [.. Data.Span, (byte)(Status.Value >> 8), (byte)Status.Value];

    /// <inheritdoc/>
    public override string ToString() => $"[response {Status}]";
}
