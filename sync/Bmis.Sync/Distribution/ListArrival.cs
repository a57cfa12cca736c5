namespace Bmis.Sync.Distribution;

/// <summary>
/// A list on its way onto the disk. Chunks are verified before they are written; closing it early keeps what was
/// written for the next time.
/// </summary>
internal sealed class ListArrival : IDisposable
{
    private readonly SignedManifest _signed;
    private readonly ListFiles _files;
    private readonly Func<SignedManifest, ListFiles, HeldList?> _takeIn;
    private readonly ListDownload _download;
    private readonly ListLayout _layout;
    private readonly Stream _partial;

    public ListArrival(SignedManifest signed, ListFiles files, Func<SignedManifest, ListFiles, HeldList?> takeIn)
    {
        _signed = signed;
        _files = files;
        _takeIn = takeIn;
        _download = new ListDownload(signed.Manifest);
        _layout = files.Layout(signed.Manifest);
        _partial = files.OpenPartial(signed.Manifest.Version);
        Resume();
    }

    public ListManifest Manifest => _signed.Manifest;

    public int NextChunk => _download.NextChunk;

    public bool IsComplete => _download.IsComplete;

    /// <summary>Judges a chunk and writes it when it is the due one.</summary>
    public ChunkVerdict Write(int index, ReadOnlySpan<byte> data)
    {
        var verdict = _download.Offer(index, data);
        if (verdict == ChunkVerdict.Accepted)
            _layout.Write(_partial, index, data);
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
        _download.Dispose();
    }

    // Takes what an earlier attempt wrote, chunk by chunk, up to the first that is short or spoiled.
    private void Resume()
    {
        var chunk = new byte[Manifest.ChunkSize];
        while (!_download.IsComplete)
        {
            var due = chunk.AsSpan(0, Manifest.ChunkLength(NextChunk));
            if (!_layout.Read(_partial, NextChunk, due) || _download.Offer(NextChunk, due) != ChunkVerdict.Accepted)
                break;
        }

        _partial.SetLength(_layout.Offset(NextChunk));
    }
}
