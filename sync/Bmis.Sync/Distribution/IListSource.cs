namespace Bmis.Sync.Distribution;

/// <summary>Where the centre keeps the lists that it distributes. Safe for many lanes at once.</summary>
public interface IListSource
{
    /// <summary>The current catalogue.</summary>
    ValueTask<ListCatalogue> CurrentAsync(CancellationToken cancellation);

    /// <summary>Returns as soon as the catalogue's revision is beyond <paramref name="revision"/>.</summary>
    ValueTask WaitBeyondAsync(long revision, CancellationToken cancellation);

    /// <summary>
    /// One chunk of a version, as its manifest says. Null when that version is not kept or has no such chunk. A lane
    /// in the middle of the version before should still find it.
    /// </summary>
    ValueTask<ReadOnlyMemory<byte>?> ReadChunkAsync(
        string name, long version, int index, CancellationToken cancellation);
}
