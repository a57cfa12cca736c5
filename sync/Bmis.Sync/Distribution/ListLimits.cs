namespace Bmis.Sync.Distribution;

/// <summary>The limits on lists and their manifests.</summary>
public static class ListLimits
{
    /// <summary>Characters of a list's name: letters, digits, dot, hyphen, underscore; no dot first.</summary>
    public const int NameCharacters = 64;

    /// <summary>Characters of a signing key's id; the same characters as a name.</summary>
    public const int KeyIdCharacters = 64;

    /// <summary>The least that the longest chunk of a list may have, in bytes.</summary>
    public const int SmallestChunk = 1_024;

    /// <summary>The most, in bytes; with its frame it stays below gRPC's usual message limit.</summary>
    public const int LargestChunk = 1024 * 1024;

    /// <summary>
    /// The longest chunk of a list that is not very long, in bytes: eight seconds at 64 kbit/s. Shorter ones would make
    /// the manifest longer than what they save of a change.
    /// </summary>
    public const int UsualChunk = 64 * 1024;

    /// <summary>Chunks of a list: some 8 GB with the largest chunks, and a manifest of half a megabyte.</summary>
    public const int Chunks = 16_384;

    /// <summary>Bytes of an encoded manifest.</summary>
    public const int ManifestBytes = 1024 * 1024;

    /// <summary>Bytes of an ECDSA P-256 signature, r and s.</summary>
    public const int SignatureBytes = 64;

    /// <summary>Lists that a lane follows at once.</summary>
    public const int Lists = 256;

    /// <summary>
    /// The longest chunk for a list of a length: the usual one, or for a very long list what keeps its chunks few.
    /// </summary>
    public static int LongestChunk(long length)
    {
        var longest = UsualChunk;
        while (longest < LargestChunk && length / longest > Chunks / 4)
            longest *= 2;
        return longest;
    }

    internal static bool IsName(string text) =>
        Envelopes.EnvelopeLimits.IsCode(text, NameCharacters) && text[0] != '.';
}
