using Bmis.Central.Database;
using Bmis.Central.Intake;
using Dapper;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Bmis.Central.Hits;

/// <summary>
/// Brings hits and the posts' words about them from intake into the queue, behind intake and without weighing on it; of
/// several servers one works at a time.
/// </summary>
internal sealed class HitKeeper(
    IWarehouse warehouse,
    HitActs acts,
    HitEvents events,
    HitEntries entries,
    Arrivals arrivals,
    IOptions<HitsOptions> options,
    TimeProvider clock,
    ILogger<HitKeeper> logger) : RecurringWork(Interval, clock)
{
    private const int HitsAtOnce = 200;

    private const string Lock = "select pg_try_advisory_xact_lock(hashtextextended('hit keeper', 0))";

    private const string SelectRegions = "select distinct region_id from post order by region_id";

    private const string SelectWaiting =
        """
        select region_id, crossing_id, entry_id, lane_id, sequence, post_code, crossed_at, opened_at, list_name,
            list_version, entry_digest, score, on_document, action, is_discreet, is_cleared, is_drill, source, subject,
            document, stored_at, lost
        from hit where region_id = @region and item_id is null and not is_cleared
        order by stored_at, crossed_at, crossing_id, entry_id limit @most
        """;

    private const string Mark =
        """
        update hit set item_id = @item
        where region_id = @RegionId and crossing_id = @CrossingId and entry_id = @EntryId
        """;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Takes everything that waits; false when another server is at it.</summary>
    internal async Task<bool> CatchUpAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var (mine, more) = await TakeOnceAsync(cancellation);
            if (!mine || !more)
                return mine;
        }
    }

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        try
        {
            await CatchUpAsync(cancellation);
        }
        catch (Exception fault) when (fault is NpgsqlException or InvalidDataException)
        {
            Log.HitsFailed(logger, fault.Message);
        }
    }

    private async Task<(bool Mine, bool More)> TakeOnceAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var turn = await connection.BeginTransactionAsync(cancellation);
        if (!await connection.ExecuteScalarAsync<bool>(Lock, transaction: turn))
            return (false, false);
        var more = false;
        foreach (var region in (await connection.QueryAsync<int>(SelectRegions, transaction: turn)).ToList())
        {
            await events.FindLateAsync(region, cancellation);
            more |= await FoldAsync(region, cancellation);
            more |= await events.TakeAsync(region, cancellation);
        }

        return (true, more);
    }

    private async Task<bool> FoldAsync(int region, CancellationToken cancellation)
    {
        await using var source = await warehouse.ForProducer(region).OpenConnectionAsync(cancellation);
        var waiting = (await source.QueryAsync<StoredHit>(SelectWaiting, new { region, most = HitsAtOnce })).ToList();
        if (waiting.Count == 0)
            return false;
        var placed = new List<object>();
        await using (var registry = await warehouse.ForRegistry().OpenConnectionAsync(cancellation))
        {
            await using var transaction = await registry.BeginTransactionAsync(cancellation);
            var fold = new HitFold(transaction, acts, options.Value, Clock.GetUtcNow());
            foreach (var hit in waiting)
            {
                var item = await fold.AddAsync(hit);
                placed.Add(new { item, hit.RegionId, hit.CrossingId, hit.EntryId });
            }

            await transaction.CommitAsync(cancellation);
        }

        await source.ExecuteAsync(Mark, placed);
        await entries.KeepAsync(waiting, cancellation);
        arrivals.AnnounceHits(waiting.Any(hit => !hit.IsDiscreet), waiting.Any(hit => hit.IsDiscreet));
        return waiting.Count == HitsAtOnce;
    }
}
