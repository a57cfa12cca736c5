namespace Bmis.Sync.Distribution;

/// <summary>The chunks of a version that lies on the disk, whole or in part, found by what they are. Not thread-safe.
/// </summary>
internal sealed class HeldChunks : IDisposable
{
    private readonly Dictionary<string, int> _places = [];
    private readonly ListLayout _layout;
    private readonly Stream _file;

    private HeldChunks(HeldList held, Stream file)
    {
        _layout = new ListLayout(held.Manifest, held.Sealer, key: null);
        _file = file;
        for (var chunk = 0; chunk < held.Manifest.ChunkDigests.Count; chunk++)
        {
            if (_layout.Offset(chunk + 1) <= _file.Length)
                _places.TryAdd(Key(held.Manifest.ChunkDigests[chunk]), chunk);
        }
    }

    /// <summary>Opens a version; null when its file cannot be opened: then everything comes from the centre.</summary>
    public static HeldChunks? TryOpen(HeldList held)
    {
        try
        {
            return new HeldChunks(held, held.Disk.Read(held.Path));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public bool Has(ReadOnlyMemory<byte> digest) => _places.ContainsKey(Key(digest));

    /// <summary>
    /// The bytes of a chunk; null when it is not here. One that cannot be read counts as not here from then on. Whether
    /// it still is what its digest says is for the caller to judge.
    /// </summary>
    public byte[]? Read(ReadOnlyMemory<byte> digest, int length)
    {
        if (!_places.TryGetValue(Key(digest), out var chunk))
            return null;
        var content = new byte[length];
        if (IsRead(chunk, content))
            return content;
        Forget(digest);
        return null;
    }

    /// <summary>A chunk was not what its digest says.</summary>
    public void Forget(ReadOnlyMemory<byte> digest) => _places.Remove(Key(digest));

    public void Dispose() => _file.Dispose();

    // What a bad disk does not give comes from the centre.
    private bool IsRead(int chunk, Span<byte> content)
    {
        try
        {
            return _layout.Read(_file, chunk, content);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static string Key(ReadOnlyMemory<byte> digest) => Convert.ToHexString(digest.Span);
}
