using System.Security.Cryptography;

namespace Bmis.Sync.Sealing;

/// <summary>
/// A key that wraps other keys: a master key or the key of a day. It never leaves this room in clear, and its bytes
/// are overwritten when it is disposed of. Safe for all threads.
/// </summary>
public sealed class SealingKey : IDisposable
{
    /// <summary>Bytes of a key: AES-256.</summary>
    public const int Bytes = 32;

    private readonly byte[] _secret;

    internal SealingKey(SealingKeyId id, ReadOnlySpan<byte> secret)
    {
        if (secret.Length != Bytes)
            throw new ArgumentException("A key has 32 bytes.", nameof(secret));
        Id = id;
        _secret = GC.AllocateArray<byte>(Bytes, pinned: true);
        secret.CopyTo(_secret);
    }

    /// <summary>The key's name.</summary>
    public SealingKeyId Id { get; }

    /// <summary>The id; never the key.</summary>
    public override string ToString() => Id.ToString();

    /// <summary>Overwrites the key.</summary>
    public void Dispose() => CryptographicOperations.ZeroMemory(_secret);

    internal static SealingKey Make(RandomNumberGenerator random)
    {
        Span<byte> bytes = stackalloc byte[SealingKeyId.Bytes + Bytes];
        random.GetBytes(bytes);
        var key = new SealingKey(SealingKeyId.Read(bytes), bytes[SealingKeyId.Bytes..]);
        CryptographicOperations.ZeroMemory(bytes);
        return key;
    }

    internal ReadOnlySpan<byte> Secret => _secret;
}
