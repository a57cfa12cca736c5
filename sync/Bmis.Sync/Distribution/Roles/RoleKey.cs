using System.Security.Cryptography;

namespace Bmis.Sync.Distribution.Roles;

/// <summary>A public key under the name that its own bytes give it: one key never counts as two.</summary>
public sealed record RoleKey
{
    private RoleKey(ReadOnlyMemory<byte> publicKey)
    {
        PublicKey = publicKey;
        Id = Convert.ToHexStringLower(SHA256.HashData(publicKey.Span));
    }

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
        if (publicKey.Length > RoleLimits.KeyBytes)
            return null;
        using var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(publicKey.Span, out _);
            var isOnP256 = key.ExportParameters(false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value;
            return isOnP256 && key.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(publicKey.Span)
                ? new RoleKey(publicKey)
                : null;
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
