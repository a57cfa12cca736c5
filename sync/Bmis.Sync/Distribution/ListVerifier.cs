using System.Security.Cryptography;

namespace Bmis.Sync.Distribution;

/// <summary>Knows whose signature makes a list count. Thread-safe.</summary>
public sealed class ListVerifier
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _keys;

    /// <summary>Trusts these keys.</summary>
    /// <param name="publicKeys">Keys on P-256 as SubjectPublicKeyInfo (DER), by key id.</param>
    /// <exception cref="ArgumentException">A key is none, or not on P-256; the message names its id.</exception>
    public ListVerifier(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> publicKeys)
    {
        _keys = new Dictionary<string, ReadOnlyMemory<byte>>(publicKeys);
        foreach (var (id, bytes) in _keys)
        {
            using var key = Import(id, bytes);
            if (key.KeySize != 256)
                throw new ArgumentException($"The list key {id} is not on P-256.", nameof(publicKeys));
        }
    }

    /// <summary>Reads a wire message and checks its signature; not its expiry.</summary>
    public ManifestResult Verify(Protocol.SignedManifest message) => Verify(ManifestCodec.FromWire(message));

    /// <summary>Reads stored bytes and checks their signature; not their expiry.</summary>
    public ManifestResult Verify(ReadOnlySpan<byte> bytes) => Verify(ManifestCodec.FromBytes(bytes));

    /// <summary>Whether one of the trusted keys signed these bytes.</summary>
    /// <param name="keyId">The key that is said to have signed.</param>
    /// <param name="bytes">Purpose and content, as they were signed.</param>
    /// <param name="signature">r and s, 64 bytes.</param>
    internal bool IsSigned(string keyId, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> signature)
    {
        if (!_keys.TryGetValue(keyId, out var publicKey) || signature.Length != ListLimits.SignatureBytes)
            return false;
        using var key = Import(keyId, publicKey);
        return key.VerifyData(bytes, signature, HashAlgorithmName.SHA256);
    }

    private ManifestResult Verify(ManifestResult read)
    {
        if (!read.IsValid)
            return read;
        if (!_keys.TryGetValue(read.Manifest.KeyId, out var bytes))
            return ManifestResult.Bad(ManifestFault.UnknownKey);
        using var key = Import(read.Manifest.KeyId, bytes);
        return IsSigned(key, read.Manifest) ? read : ManifestResult.Bad(ManifestFault.Signature);
    }

    private static bool IsSigned(ECDsa key, SignedManifest signed) =>
        signed.Signature.Length == ListLimits.SignatureBytes
        && key.VerifyData(
            [.. ListSigner.Purpose, .. signed.ManifestBytes.Span], signed.Signature.Span, HashAlgorithmName.SHA256);

    private static ECDsa Import(string id, ReadOnlyMemory<byte> bytes)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(bytes.Span, out _);
            return key;
        }
        catch (CryptographicException error)
        {
            key.Dispose();
            throw new ArgumentException($"The list key {id} is not a public key: {error.Message}", error);
        }
    }
}
