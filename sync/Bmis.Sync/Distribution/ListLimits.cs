namespace Bmis.Sync.Distribution;

/// <summary>The limits on lists and their manifests.</summary>
public static class ListLimits
{
    /// <summary>Characters of a list's name: letters, digits, dot, hyphen, underscore; no dot first.</summary>
    public const int NameCharacters = 64;

    /// <summary>Characters of a signing key's id; the same characters as a name.</summary>
    public const int KeyIdCharacters = 64;

    /// <summary>The smallest chunk, in bytes.</summary>
    public const int SmallestChunk = 1_024;

    /// <summary>The chunk size that a signer uses unless told otherwise, in bytes: half a second at 4 Mbit/s.</summary>
    public const int UsualChunk = 256 * 1024;

    /// <summary>The largest chunk, in bytes; with its frame it stays below gRPC's usual message limit.</summary>
    public const int LargestChunk = 1024 * 1024;

    /// <summary>Chunks of a list: 16 GB with the largest chunks, and a manifest of half a megabyte.</summary>
    public const int Chunks = 16_384;

    /// <summary>Bytes of an encoded manifest.</summary>
    public const int ManifestBytes = 1024 * 1024;

    /// <summary>Bytes of an ECDSA P-256 signature, r and s.</summary>
    public const int SignatureBytes = 64;

    /// <summary>Lists that a lane follows at once.</summary>
    public const int Lists = 256;

    internal static bool IsName(string text) =>
        Envelopes.EnvelopeLimits.IsCode(text, NameCharacters) && text[0] != '.';
}
