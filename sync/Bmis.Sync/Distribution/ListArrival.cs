namespace Bmis.Sync.Distribution;

/// <summary>
/// A list on its way onto the disk. Chunks that lie there already, in another version, are taken from there. Chunks are
/// verified before they are written; closing it early keeps what was written for the next time.
/// </summary>
internal sealed class ListArrival : IDisposable
{
    private readonly SignedManifest _signed;
    private readonly ListFiles _files;
    private readonly Func<SignedManifest, ListFiles, HeldList?> _takeIn;
    private readonly ListDownload _download;
    private readonly ListLayout _layout;
    private readonly Stream _partial;
    private readonly HeldChunks[] _held;

    public ListArrival(
        SignedManifest signed,
        ListFiles files,
        IEnumerable<HeldList> held,
        Func<SignedManifest, ListFiles, HeldList?> takeIn)
    {
        _signed = signed;
        _files = files;
        _takeIn = takeIn;
        _download = new ListDownload(signed.Manifest);
        _layout = files.Layout(signed.Manifest);
        _partial = files.OpenPartial(signed.Manifest.Version);
        _held = [.. held.Select(HeldChunks.TryOpen).OfType<HeldChunks>()];
        Resume();
        TakeHeld();
    }

    public ListManifest Manifest => _signed.Manifest;

    public int NextChunk => _download.NextChunk;

    public bool IsComplete => _download.IsComplete;

    /// <summary>The chunks that must come from elsewhere, rising.</summary>
    public IEnumerable<int> Missing => Enumerable.Range(NextChunk, Manifest.ChunkDigests.Count - NextChunk)
        .Where(chunk => !Array.Exists(_held, one => one.Has(Manifest.ChunkDigests[chunk])));

    /// <summary>
    /// Judges a chunk, writes it when it is the due one, and goes on with what is held behind it.
    /// </summary>
    public ChunkVerdict Write(int index, ReadOnlySpan<byte> data)
    {
        var verdict = Take(index, data);
        if (verdict == ChunkVerdict.Accepted)
            TakeHeld();
        return verdict;
    }

    /// <summary>
    /// Swaps the list in. Null, with the partial file gone, when the whole is not what was signed or the lane cannot
    /// use its content.
    /// </summary>
    public HeldList? Commit()
    {
        if (!_download.IsWhole())
        {
            _partial.Dispose();
            _files.DropPartial(Manifest.Version);
            return null;
        }

        _files.Flush(_partial);
        _partial.Dispose();
        return _takeIn(_signed, _files);
    }

    public void Dispose()
    {
        _partial.Dispose();
        Array.ForEach(_held, one => one.Dispose());
        _download.Dispose();
    }

    private ChunkVerdict Take(int index, ReadOnlySpan<byte> data)
    {
        var verdict = _download.Offer(index, data);
        if (verdict == ChunkVerdict.Accepted)
            _layout.Write(_partial, index, data);
        return verdict;
    }

    private void TakeHeld()
    {
        var goesOn = true;
        while (goesOn && !IsComplete)
            goesOn = Array.Exists(_held, IsTaken);
    }

    private bool IsTaken(HeldChunks held)
    {
        var digest = Manifest.ChunkDigests[NextChunk];
        if (held.Read(digest, Manifest.ChunkLengths[NextChunk]) is not { } content)
            return false;
        if (Take(NextChunk, content) == ChunkVerdict.Accepted)
            return true;
        held.Forget(digest);
        return false;
    }

    // Takes what an earlier attempt wrote, chunk by chunk, up to the first that is short or spoiled.
    private void Resume()
    {
        var chunk = new byte[Manifest.LongestChunk];
        while (!_download.IsComplete)
        {
            var due = chunk.AsSpan(0, Manifest.ChunkLengths[NextChunk]);
            if (!_layout.Read(_partial, NextChunk, due) || _download.Offer(NextChunk, due) != ChunkVerdict.Accepted)
                break;
        }

        _partial.SetLength(_layout.Offset(NextChunk));
    }
}
