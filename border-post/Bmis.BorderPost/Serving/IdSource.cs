using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Bmis.BorderPost.Serving;

/// <summary>Version 7 UUIDs of the lane's clock, and salts.</summary>
internal sealed class IdSource(TimeProvider clock, RandomNumberGenerator random)
{
    /// <summary>The time in milliseconds, six bytes, and then chance (RFC 9562, 5.7).</summary>
    internal Guid NextId()
    {
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(id, clock.GetUtcNow().ToUnixTimeMilliseconds() << 16);
        random.GetBytes(id[6..]);
        id[6] = (byte)(0x70 | (id[6] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new Guid(id, bigEndian: true);
    }

    internal byte[] NextSalt(int length)
    {
        var salt = new byte[length];
        random.GetBytes(salt);
        return salt;
    }
}
