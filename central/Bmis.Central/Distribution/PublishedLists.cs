using Bmis.Central.Database;
using Bmis.Central.Keys;
using Bmis.Sync.Distribution;
using Dapper;

namespace Bmis.Central.Distribution;

/// <summary>The published lists as the lanes' streams see them: one look at the warehouse serves all of them.</summary>
internal sealed class PublishedLists(IWarehouse warehouse, WarehouseKeys keys) : IListSource, IDisposable
{
    private const string Select =
        """
        select distinct on (list_name) signed_manifest from published_list order by list_name, version desc
        """;

    private const string SelectChunk =
        "select data from published_chunk where list_name = @name and version = @version and chunk = @index";

    private readonly SemaphoreSlim _gate = new(1);
    private TaskCompletionSource _changed = NewSignal();
    private ListCatalogue? _current;

    public async ValueTask<ListCatalogue> CurrentAsync(CancellationToken cancellation) =>
        Volatile.Read(ref _current) ?? await RefreshAsync(cancellation);

    public async ValueTask WaitBeyondAsync(long revision, CancellationToken cancellation)
    {
        while (true)
        {
            var changed = Volatile.Read(ref _changed).Task;
            if ((await CurrentAsync(cancellation)).Revision > revision)
                return;
            await changed.WaitAsync(cancellation);
        }
    }

    public async ValueTask<ReadOnlyMemory<byte>?> ReadChunkAsync(
        string name, long version, int index, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var data = await connection.ExecuteScalarAsync<byte[]?>(
            new CommandDefinition(SelectChunk, new { name, version, index }, cancellationToken: cancellation));
        return data is null ? null : keys.OpenSecret(ListPublisher.Place(name, version, index), data);
    }

    /// <summary>Looks again and wakes the streams when there is something new.</summary>
    public async ValueTask<ListCatalogue> RefreshAsync(CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            var before = _current;
            var now = await LoadAsync(cancellation);
            Volatile.Write(ref _current, now);
            if (before is null || now.Revision > before.Revision)
                Interlocked.Exchange(ref _changed, NewSignal()).SetResult();
            return now;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    // Versions only grow, so their sum grows whenever any list does.
    private async Task<ListCatalogue> LoadAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<byte[]>(new CommandDefinition(Select, cancellationToken: cancellation));
        var lists = rows.Select(bytes => ManifestCodec.FromBytes(bytes).Manifest).OfType<SignedManifest>().ToList();
        return new ListCatalogue(lists.Sum(list => list.Manifest.Version), lists);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
