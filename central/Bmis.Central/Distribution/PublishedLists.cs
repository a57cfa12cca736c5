using System.Data;
using Bmis.Central.Database;
using Bmis.Central.Keys;
using Bmis.Sync.Distribution;
using Dapper;

namespace Bmis.Central.Distribution;

/// <summary>The published lists as the lanes' streams see them: one look at the warehouse serves all of them.</summary>
internal sealed class PublishedLists(IWarehouse warehouse, WarehouseKeys keys) : IListSource, IDisposable
{
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
            if (before is not null && IsSame(now, before))
                return before;
            now = now with { Revision = (before?.Revision ?? 0) + 1 };
            Volatile.Write(ref _current, now);
            Interlocked.Exchange(ref _changed, NewSignal()).SetResult();
            return now;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<ListCatalogue> LoadAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(
            IsolationLevel.RepeatableRead, cancellation);
        var roles = await RoleRows.RolesAsync(transaction, cancellation);
        var rows = await RoleRows.ListsAsync(transaction, cancellation);
        var lists = rows.Select(row => row.Signed).OfType<SignedManifest>().ToList();
        return new ListCatalogue(Revision: 0, lists, roles);
    }

    private static bool IsSame(ListCatalogue one, ListCatalogue other) =>
        one.Roles.Count == other.Roles.Count && one.Roles.Zip(other.Roles).All(pair => pair.First.IsSameAs(pair.Second))
        && one.Lists.Select(Key).SequenceEqual(other.Lists.Select(Key));

    private static (string Name, long Version, string KeyId) Key(SignedManifest list) =>
        (list.Manifest.Name, list.Manifest.Version, list.KeyId);

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
