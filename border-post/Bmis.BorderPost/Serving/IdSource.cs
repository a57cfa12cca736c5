using System.Security.Cryptography;

namespace Bmis.BorderPost.Serving;

/// <summary>Version 7 UUIDs of the lane's clock, and salts.</summary>
internal sealed class IdSource(TimeProvider clock, RandomNumberGenerator random)
{
    internal Guid NextId() => Guid.CreateVersion7(clock.GetUtcNow());

    internal byte[] NextSalt(int length)
    {
        var salt = new byte[length];
        random.GetBytes(salt);
        return salt;
    }
}
