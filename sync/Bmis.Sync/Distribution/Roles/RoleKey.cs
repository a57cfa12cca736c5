using System.Security.Cryptography;

namespace Bmis.Sync.Distribution.Roles;

/// <summary>A public key under the name that its own bytes give it: one key never counts as two.</summary>
public sealed record RoleKey
{
    // An uncompressed point: a byte 4 and two numbers.
    private const int PointBytes = 65;

    private RoleKey(ReadOnlyMemory<byte> publicKey)
    {
        PublicKey = publicKey;
        Id = Convert.ToHexStringLower(SHA256.HashData(publicKey.Span));
    }

    // What stands before the point in every such key: id-ecPublicKey, prime256v1, a bit string (RFC 5480, 2).
    private static ReadOnlySpan<byte> Prefix =>
    [
        0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01,
        0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
    ];

    /// <summary>Lower-case hexadecimal SHA-256 of <see cref="PublicKey"/>.</summary>
    public string Id { get; }

    /// <summary>SubjectPublicKeyInfo (DER) of a key on P-256.</summary>
    public ReadOnlyMemory<byte> PublicKey { get; }

    /// <summary>The public half of a key.</summary>
    /// <exception cref="ArgumentException">The key is not on P-256.</exception>
    public static RoleKey Of(ECDsa key) => Read(key.ExportSubjectPublicKeyInfo())
        ?? throw new ArgumentException("Roles are signed with keys on P-256.", nameof(key));

    /// <summary>Null when the bytes are not a key on P-256, in the one form that it is written in.</summary>
    public static RoleKey? Read(ReadOnlyMemory<byte> publicKey)
    {
        if (publicKey.Length != Prefix.Length + PointBytes || !publicKey.Span.StartsWith(Prefix))
            return null;
        using var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(publicKey.Span, out _);
            return new RoleKey(publicKey);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Whether this key signed these bytes.</summary>
    internal bool HasSigned(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != ListLimits.SignatureBytes)
            return false;
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(PublicKey.Span, out _);
        return key.VerifyData(bytes, signature, HashAlgorithmName.SHA256);
    }

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
