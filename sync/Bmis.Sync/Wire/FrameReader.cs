using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Pipelines;
using Bmis.Sync.Wire.Measuring;
using Google.Protobuf;

namespace Bmis.Sync.Wire;

/// <summary>The parts of <see cref="FrameReader{T}"/> that do not depend on the message.</summary>
internal static class FrameReader
{
    private const int ChunkBytes = 16 * 1024;

    public static GrpcException TooLong(long size, int limit) =>
        new(GrpcStatusCode.ResourceExhausted, $"A message of {size} bytes is above the limit of {limit} bytes.")
        {
            IsOwnLimit = true,
        };

    public static GrpcException Broken(string why, Exception? inner = null) =>
        new(GrpcStatusCode.Internal, why, null, inner);

    /// <summary>Whether this side can read messages in the encoding that a peer announces.</summary>
    public static bool Knows(string? encoding) =>
        encoding is null or "" or GrpcHeaders.Identity or GrpcHeaders.Gzip;

    /// <summary>Decompresses gzip and stops as soon as the plain size passes the limit.</summary>
    public static ReadOnlySequence<byte> Decompress(in ReadOnlySequence<byte> packed, int limit)
    {
        var plain = new ArrayBufferWriter<byte>();
        try
        {
            using var gzip = new GZipStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
            while (gzip.Read(plain.GetSpan(ChunkBytes)) is > 0 and var count)
            {
                plain.Advance(count);
                if (plain.WrittenCount > limit)
                    throw TooLong(plain.WrittenCount, limit);
            }
        }
        catch (InvalidDataException failure)
        {
            throw Broken("A compressed message is not gzip.", failure);
        }

        return new(plain.WrittenMemory);
    }

    /// <summary>The length of the first frame in the buffer, or -1 while its prefix is incomplete.</summary>
    public static int ReadPrefix(in ReadOnlySequence<byte> buffer, int limit, out bool compressed)
    {
        Span<byte> prefix = stackalloc byte[FrameWriter.PrefixBytes];
        compressed = false;
        if (buffer.Length < prefix.Length)
            return -1;
        buffer.Slice(0, prefix.Length).CopyTo(prefix);
        var length = BinaryPrimitives.ReadUInt32BigEndian(prefix[1..]);
        if (prefix[0] > 1)
            throw Broken($"A message begins with the flag {prefix[0]}; only 0 and 1 exist.");
        if (length > limit)
            throw TooLong(length, limit);
        compressed = prefix[0] == 1;
        return (int)length;
    }
}

/// <summary>Reads length-prefixed messages from a body. One reader at a time.</summary>
internal sealed class FrameReader<T>(
    PipeReader body, MessageParser<T> parser, GrpcLimits limits, string? encoding, WireTraffic? traffic = null)
    where T : class, IMessage<T>
{
    /// <summary>The next message, or null at the end of the body.</summary>
    /// <exception cref="GrpcException">The bytes break the protocol or a limit.</exception>
    public async ValueTask<T?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await body.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            T? message = null;
            try
            {
                message = Take(ref buffer);
                if (message is not null)
                    return message;
                if (read.IsCanceled)
                    throw new OperationCanceledException("Reading was cancelled.");
                if (read.IsCompleted)
                    return buffer.IsEmpty ? null : throw FrameReader.Broken("The stream ended inside a message.");
            }
            finally
            {
                body.AdvanceTo(buffer.Start, message is null ? buffer.End : buffer.Start);
            }
        }
    }

    /// <summary>The only message of a body; none and more than one break the protocol.</summary>
    public async ValueTask<T> ReadOnlyOneAsync(CancellationToken cancellationToken)
    {
        var message = await ReadAsync(cancellationToken) ?? throw FrameReader.Broken("The one message is missing.");
        return await ReadAsync(cancellationToken) is null
            ? message
            : throw FrameReader.Broken("More than one message came where one belongs.");
    }

    private T? Take(ref ReadOnlySequence<byte> buffer)
    {
        var length = FrameReader.ReadPrefix(buffer, limits.MaxReceiveBytes, out var compressed);
        if (length < 0 || buffer.Length < FrameWriter.PrefixBytes + length)
            return null;
        var message = Parse(buffer.Slice(FrameWriter.PrefixBytes, length), compressed);
        buffer = buffer.Slice(FrameWriter.PrefixBytes + length);
        traffic?.Received(FrameWriter.PrefixBytes + length);
        return message;
    }

    private T Parse(ReadOnlySequence<byte> bytes, bool compressed)
    {
        if (compressed && encoding != GrpcHeaders.Gzip)
            throw FrameReader.Broken("A message is marked compressed, but no encoding was announced.");
        try
        {
            return parser.ParseFrom(compressed ? FrameReader.Decompress(bytes, limits.MaxReceiveBytes) : bytes);
        }
        catch (InvalidProtocolBufferException failure)
        {
            throw FrameReader.Broken("The bytes of a message are not its protobuf form.", failure);
        }
    }
}
