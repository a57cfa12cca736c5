namespace Bmis.Sync.Distribution;

/// <summary>What one version of a list is: enough to judge every byte of it. Only a signature makes it count.</summary>
/// <param name="Name">The list's name, such as "alerts".</param>
/// <param name="Version">1 or more; a newer version has a higher number and it never goes back.</param>
/// <param name="Created">When it was made, to the microsecond.</param>
/// <param name="Expires">When it may no longer be relied on.</param>
/// <param name="Length">Bytes of the whole.</param>
/// <param name="Sha256">SHA-256 of the whole.</param>
/// <param name="ChunkLengths">Bytes of each chunk, in order.</param>
/// <param name="ChunkDigests">SHA-256 of each chunk, in order.</param>
public sealed record ListManifest(
    string Name,
    long Version,
    DateTimeOffset Created,
    DateTimeOffset Expires,
    long Length,
    ReadOnlyMemory<byte> Sha256,
    IReadOnlyList<int> ChunkLengths,
    IReadOnlyList<ReadOnlyMemory<byte>> ChunkDigests)
{
    private readonly long[] _offsets = OffsetsOf(ChunkLengths);

    /// <summary>Bytes of the longest chunk; 0 for an empty list.</summary>
    public int LongestChunk => ChunkLengths.DefaultIfEmpty().Max();

    /// <summary>Where the chunk with this index begins; for the number of chunks, where the list ends.</summary>
    public long ChunkOffset(int index) => _offsets[index];

    /// <summary>Name and version.</summary>
    public override string ToString() => $"{Name} {Version}";

    private static long[] OffsetsOf(IReadOnlyList<int> lengths)
    {
        var offsets = new long[lengths.Count + 1];
        for (var i = 0; i < lengths.Count; i++)
            offsets[i + 1] = offsets[i] + lengths[i];
        return offsets;
    }
}
