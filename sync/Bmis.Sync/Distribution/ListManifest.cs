namespace Bmis.Sync.Distribution;

/// <summary>What one version of a list is: enough to judge every byte of it. Only a signature makes it count.</summary>
/// <param name="Name">The list's name, such as "alerts".</param>
/// <param name="Version">1 or more; a newer version has a higher number and it never goes back.</param>
/// <param name="Created">When it was made, to the microsecond.</param>
/// <param name="Expires">When it may no longer be relied on.</param>
/// <param name="Length">Bytes of the whole.</param>
/// <param name="Sha256">SHA-256 of the whole.</param>
/// <param name="ChunkSize">Bytes of every chunk but the last.</param>
/// <param name="ChunkDigests">SHA-256 of each chunk, in order.</param>
public sealed record ListManifest(
    string Name,
    long Version,
    DateTimeOffset Created,
    DateTimeOffset Expires,
    long Length,
    ReadOnlyMemory<byte> Sha256,
    int ChunkSize,
    IReadOnlyList<ReadOnlyMemory<byte>> ChunkDigests)
{
    /// <summary>Bytes of the chunk with this index.</summary>
    public int ChunkLength(int index) => (int)Math.Min(ChunkSize, Length - (long)index * ChunkSize);

    /// <summary>Whether another version has the same bytes, or at least the same first chunk.</summary>
    internal bool BeginsAs(ListManifest other) => Sha256.Span.SequenceEqual(other.Sha256.Span)
        || (ChunkSize == other.ChunkSize && ChunkDigests.Count > 0 && other.ChunkDigests.Count > 0
            && ChunkDigests[0].Span.SequenceEqual(other.ChunkDigests[0].Span));

    /// <summary>Name and version.</summary>
    public override string ToString() => $"{Name} {Version}";
}
