using Bmis.Central.Distribution;
using Bmis.Crossings;
using Bmis.Watchlist;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Hits;

/// <summary>The alert list that lanes have, ready for screening.</summary>
internal sealed class PublishedAlerts(PublishedLists lists) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private AlertSnapshot? _held;

    /// <summary>The newest published version; null before the first.</summary>
    public async Task<AlertSnapshot?> CurrentAsync(CancellationToken cancellation)
    {
        var manifest = (await lists.RefreshAsync(cancellation)).Lists
            .Select(list => list.Manifest).FirstOrDefault(manifest => manifest.Name == ListNames.Alert);
        if (manifest is null)
            return null;
        await _gate.WaitAsync(cancellation);
        try
        {
            if (_held?.Version != manifest.Version
                && await ReadAsync(manifest.Version, manifest.ChunkDigests.Count, cancellation) is { } entries)
                _held = AlertSnapshot.Build(
                    ListNames.Alert, manifest.Version, entries, MatchingParameters.ForSifting);
            return _held;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    // A chunk that is gone belongs to a version that was replaced meanwhile: the next look finds the new one.
    private async Task<IReadOnlyList<AlertEntry>?> ReadAsync(long version, int chunks, CancellationToken cancellation)
    {
        var file = new MemoryStream();
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            if (await lists.ReadChunkAsync(ListNames.Alert, version, chunk, cancellation) is not { } bytes)
                return null;
            file.Write(bytes.Span);
        }

        var read = AlertListFile.Read(file.ToArray());
        return read.Succeeded
            ? read.Entries
            : throw new InvalidDataException($"{ListNames.Alert} {version}: {read.Problem}");
    }
}
