namespace Bmis.Documents.Reading;

/// <summary>How much a file of evidence may hold.</summary>
internal static class EvidenceLimits
{
    /// <summary>Bytes of the whole; a chip with finger and iris pictures has below 1 MB.</summary>
    internal const int FileBytes = 16 << 20;

    /// <summary>Entries of a list: files, variants of PACE that were refused, times.</summary>
    internal const int Entries = 256;

    /// <summary>Bytes of a key, nonce, signature or name.</summary>
    internal const int PartBytes = 16 << 10;
}
