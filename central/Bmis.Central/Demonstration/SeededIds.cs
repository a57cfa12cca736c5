using System.Buffers.Binary;

namespace Bmis.Central.Demonstration;

/// <summary>Ids and salts that the seed decides, so that a demonstration can be made again byte for byte.</summary>
internal static class SeededIds
{
    /// <summary>A version 7 UUID of a moment (RFC 9562, 5.7).</summary>
    public static Guid Version7(DateTimeOffset at, Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        var stamp = ((ulong)at.ToUnixTimeMilliseconds() << 16) | (uint)random.Next(1 << 16);
        BinaryPrimitives.WriteUInt64BigEndian(bytes, stamp);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new(bytes, bigEndian: true);
    }

    /// <summary>The salt of an entry.</summary>
    public static byte[] Salt(Random random)
    {
        var salt = new byte[16];
        random.NextBytes(salt);
        return salt;
    }
}
