using Bmis.Sync.Distribution;
using Bmis.TestKit.Lists;

namespace Bmis.TestKit.Stores;

/// <summary>Lists in memory. What is published may be as wrong as a test wants it.</summary>
public sealed class MemoryListSource : IListSource
{
    private readonly Lock _gate = new();
    private readonly Bell _bell = new();
    private readonly Dictionary<string, SignedManifest> _current = [];
    private readonly Dictionary<(string Name, long Version), (ListManifest Manifest, byte[] Content)> _kept = [];
    private long _revision;

    /// <summary>Called before a chunk is read; a test throws here to play a cut, or returns other bytes.</summary>
    public Func<ListManifest, int, ReadOnlyMemory<byte>, ReadOnlyMemory<byte>?>? AtChunk { get; set; }

    /// <summary>Awaited before the catalogue is read; a test plays a centre that is stuck here.</summary>
    public Func<CancellationToken, Task>? AtCatalogue { get; set; }

    /// <summary>Who signs the roles; there are none when it is null.</summary>
    public SignedCatalogue? Catalogue { get; set; }

    /// <summary>How many chunks were read.</summary>
    public int ChunksRead { get; private set; }

    /// <summary>Makes this the current version of its list.</summary>
    public void Publish(SignedManifest manifest, byte[] content)
    {
        lock (_gate)
        {
            _current[manifest.Manifest.Name] = manifest;
            _kept[(manifest.Manifest.Name, manifest.Manifest.Version)] = (manifest.Manifest, content);
            Catalogue?.Publish(manifest);
            _revision++;
        }

        _bell.Ring();
    }

    /// <summary>Changes what the catalogue says, and tells it.</summary>
    public void Change(Action<SignedCatalogue> change)
    {
        lock (_gate)
        {
            change(Catalogue!);
            _revision++;
        }

        _bell.Ring();
    }

    /// <inheritdoc />
    public async ValueTask<ListCatalogue> CurrentAsync(CancellationToken cancellation)
    {
        await (AtCatalogue?.Invoke(cancellation) ?? Task.CompletedTask);
        lock (_gate)
            return new ListCatalogue(_revision, [.. _current.Values], Catalogue?.All ?? []);
    }

    /// <inheritdoc />
    public ValueTask WaitBeyondAsync(long revision, CancellationToken cancellation) =>
        _bell.UntilAsync(() => Revision() > revision, cancellation);

    /// <inheritdoc />
    public ValueTask<ReadOnlyMemory<byte>?> ReadChunkAsync(
        string name, long version, int index, CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (!_kept.TryGetValue((name, version), out var kept))
                return default;
            var manifest = kept.Manifest;
            if (index < 0 || index >= manifest.ChunkLengths.Count)
                return default;
            ChunksRead++;
            ReadOnlyMemory<byte> chunk = kept.Content.AsMemory(
                (int)manifest.ChunkOffset(index), manifest.ChunkLengths[index]);
            return ValueTask.FromResult(AtChunk is { } at ? at(manifest, index, chunk) : chunk);
        }
    }

    private long Revision()
    {
        lock (_gate)
            return _revision;
    }
}
