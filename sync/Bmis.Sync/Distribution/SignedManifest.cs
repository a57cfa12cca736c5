namespace Bmis.Sync.Distribution;

/// <summary>A manifest with the bytes that were signed and the signature. Kept and sent as it was made.</summary>
/// <param name="Manifest">The manifest, read from the bytes.</param>
/// <param name="ManifestBytes">What was signed.</param>
/// <param name="KeyId">Which key signed it.</param>
/// <param name="Signature">ECDSA P-256 with SHA-256, r and s of 32 bytes each.</param>
public sealed record SignedManifest(
    ListManifest Manifest, ReadOnlyMemory<byte> ManifestBytes, string KeyId, ReadOnlyMemory<byte> Signature)
{
    /// <summary>Name and version.</summary>
    public override string ToString() => Manifest.ToString();
}
