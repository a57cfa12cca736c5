using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using Google.Protobuf;

namespace Bmis.Sync.Wire;

/// <summary>Writes length-prefixed messages: a flag byte, four bytes of length (big endian), the message.</summary>
internal static class FrameWriter
{
    public const int PrefixBytes = 5;

    /// <summary>Appends one message to the output; says how many bytes it takes there.</summary>
    /// <exception cref="GrpcException">The message is above the limit; nothing was written.</exception>
    public static int Write(IBufferWriter<byte> output, IMessage message, GrpcLimits limits, bool gzip)
    {
        var size = message.CalculateSize();
        if (size > limits.MaxSendBytes)
            throw FrameReader.TooLong(size, limits.MaxSendBytes);
        if (gzip && size >= limits.CompressFromBytes && Compress(message, size) is { } packed && packed.Length < size)
        {
            WritePrefix(output, compressed: true, (int)packed.Length);
            output.Write(packed.GetBuffer().AsSpan(0, (int)packed.Length));
            return PrefixBytes + (int)packed.Length;
        }

        WritePrefix(output, compressed: false, size);
        message.WriteTo(output);
        return PrefixBytes + size;
    }

    private static MemoryStream Compress(IMessage message, int size)
    {
        var packed = new MemoryStream(size / 2);
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            message.WriteTo(gzip);
        return packed;
    }

    private static void WritePrefix(IBufferWriter<byte> output, bool compressed, int length)
    {
        var prefix = output.GetSpan(PrefixBytes);
        prefix[0] = compressed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(prefix[1..], length);
        output.Advance(PrefixBytes);
    }
}
