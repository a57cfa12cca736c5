using Bmis.Central.CrossingHistory;
using Bmis.Central.Database;
using Bmis.Central.Keys;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Hits;
using Bmis.Crossings.History;
using Dapper;
using Npgsql;

namespace Bmis.Central.Hits;

/// <summary>Of which entries travellers were cleared, in the warehouse.</summary>
internal sealed class Clearances(
    IWarehouse warehouse, RecordSeal seal, CrossingStore crossings, HitPersons persons, TimeProvider clock)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 50;

    private const string Insert =
        """
        insert into clearance (clearance_id, item_id, entry_id, entry_digest, document, content, made_at, made_by,
            last_day)
        values (@id, @ItemId, @EntryId, @EntryDigest, @document, @content, @now, @by, @lastDay)
        """;

    private const string RevokeOf =
        """
        update clearance set revoked_at = @now, revoked_by = @by where item_id = @item and revoked_at is null
        """;

    private const string RevokeOne =
        """
        update clearance set revoked_at = @now, revoked_by = @by
        where clearance_id = @id and revoked_at is null
        """;

    private const string ItemOf =
        $"""
        select item_id from clearance join hit_item using (item_id)
        where clearance_id = @id and {HitViewer.Condition}
        """;

    private const string SelectActive =
        """
        select clearance_id, content from clearance
        where revoked_at is null and last_day >= @today order by clearance_id
        """;

    private const string SelectPage =
        $"""
        select clearance_id, item_id, c.entry_id, made_at, made_by, last_day, revoked_at, revoked_by, subject,
            region_id, lane_id, sequence, crossed_at
        from clearance c join hit_item using (item_id)
        where {HitViewer.Condition} and (@before::uuid is null or (made_at, clearance_id) <
            (select made_at, clearance_id from clearance where clearance_id = @before))
        order by made_at desc, clearance_id desc limit @limit
        """;

    /// <summary>
    /// Clears the traveller of the newest occurrence, with that document; false where person or document cannot be told
    /// exactly, or the record does not say what the entry was.
    /// </summary>
    public async Task<bool> AddAsync(
        NpgsqlTransaction transaction, HitItem item, DateOnly lastDay, string by, CancellationToken cancellation)
    {
        var record = await crossings.ReadRecordAsync(item.RegionId, item.LaneId, item.Sequence, cancellation);
        if (item.EntryDigest.Length != 2 * Clearance.DigestLength
            || Clearance.Of(record?.Traveller, record?.Document, item.EntryId, item.EntryDigest, lastDay)
                is not { } made)
            return false;
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        await transaction.Connection!.ExecuteAsync(
            Insert,
            new
            {
                id,
                item.ItemId,
                item.EntryId,
                item.EntryDigest,
                document = seal.Index(HistoryKeys.Document(record!.Document)),
                content = seal.SealClearance(id, ClearanceContract.Write([made])),
                now = clock.GetUtcNow(),
                by,
                lastDay,
            },
            transaction);
        return true;
    }

    /// <summary>Takes back what an item has cleared; returns how many.</summary>
    public Task<int> RevokeOfAsync(NpgsqlTransaction transaction, Guid item, string by) =>
        transaction.Connection!.ExecuteAsync(RevokeOf, new { item, by, now = clock.GetUtcNow() }, transaction);

    /// <summary>Takes one back and returns its item; null where none still counts for this person.</summary>
    public async Task<Guid?> RevokeAsync(
        NpgsqlTransaction transaction, Guid id, HitViewer viewer, string by)
    {
        var connection = transaction.Connection!;
        var item = await connection.ExecuteScalarAsync<Guid?>(
            ItemOf, new { id, viewer.SeesDiscreet, viewer.Post }, transaction);
        return item is not null
            && await connection.ExecuteAsync(RevokeOne, new { id, by, now = clock.GetUtcNow() }, transaction) == 1
                ? item
                : null;
    }

    /// <summary>Every clearance that counts today.</summary>
    public async Task<IReadOnlyList<Clearance>> ActiveAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var rows = await connection.QueryAsync<(Guid Id, byte[] Content)>(SelectActive, new { today });
        return [.. rows.SelectMany(row => Open(row.Id, row.Content))];
    }

    /// <summary>A page of them, newest first; one row more than a page says that there is another.</summary>
    public async Task<IReadOnlyList<ClearanceRow>> PageAsync(
        HitViewer viewer, Guid? before, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var rows = (await connection.QueryAsync<ClearanceRow>(
            SelectPage, new { viewer.SeesDiscreet, viewer.Post, before, limit = PageSize + 1 })).ToList();
        return await persons.FillAsync(rows, cancellation);
    }

    private IEnumerable<Clearance> Open(Guid id, byte[] content) =>
        seal.Clearance(id, content) is { } opened && ClearanceContract.TryRead(opened, out var made, out _) ? made : [];
}
