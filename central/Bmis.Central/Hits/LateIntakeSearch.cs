using Bmis.Central.CrossingHistory;
using Bmis.Central.Database;
using Bmis.Central.Keys;
using Bmis.Crossings;
using Bmis.Crossings.Records;
using Bmis.Watchlist.Lists;
using Dapper;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Bmis.Central.Hits;

/// <summary>
/// Screens crossings that arrived long after they happened against the published list, where they came after its search
/// over past crossings: their lane may be gone before it has the list. What the lane says later is the same hit.
/// </summary>
internal sealed class LateIntakeSearch(
    IWarehouse warehouse,
    RecordSeal seal,
    CrossingStore crossings,
    PublishedAlerts alerts,
    IOptions<HitsOptions> options,
    TimeProvider clock,
    ILogger<LateIntakeSearch> logger) : RecurringWork(Interval, clock)
{
    private const int AtOnce = 500;

    private const string Lock = "select pg_try_advisory_xact_lock(hashtextextended('late intake', 0))";

    private const string SelectRegions = "select distinct region_id from post order by region_id";

    private const string Select =
        """
        select lane_id, sequence, arrived_at from late_intake where region_id = @region
        order by lane_id, sequence limit @most
        """;

    private const string Delete =
        "delete from late_intake where region_id = @region and lane_id = @LaneId and sequence = @Sequence";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    // What was committed while the search over past crossings ran is looked at again: a hit is added once.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <summary>Screens what waits; returns how many hits are new.</summary>
    internal async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (await alerts.CurrentAsync(cancellation) is not { } list)
            return 0;
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var turn = await connection.BeginTransactionAsync(cancellation);
        if (!await connection.ExecuteScalarAsync<bool>(Lock, transaction: turn)
            || await new BackSearchLedger(turn).ReadAsync() is not { } done
            || done.Version < list.Version)
            return 0;
        var since = done.SearchedAt - done.Took - Margin;
        var hits = 0;
        foreach (var region in (await connection.QueryAsync<int>(SelectRegions, transaction: turn)).ToList())
            hits += await SearchAsync(region, list, since, cancellation);
        return hits;
    }

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        try
        {
            await RunAsync(cancellation);
        }
        catch (Exception fault) when (fault is NpgsqlException or InvalidDataException)
        {
            Log.BackSearchFailed(logger, fault.Message);
        }
    }

    private async Task<int> SearchAsync(
        int region, AlertSnapshot list, DateTime since, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForProducer(region).OpenConnectionAsync(cancellation);
        var hits = 0;
        while (true)
        {
            var waiting = (await connection.QueryAsync<Waiting>(Select, new { region, most = AtOnce })).ToList();
            if (waiting.Count == 0)
                return hits;
            var found = new List<StoredHit>();
            foreach (var one in waiting.Where(one => one.ArrivedAt >= since))
                found.AddRange(await ScreenAsync(region, one, list, cancellation));
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            if (found.Count > 0)
                hits += await HitRows.AddAsync(transaction, found);
            await connection.ExecuteAsync(
                Delete, waiting.Select(one => new { region, one.LaneId, one.Sequence }), transaction);
            await transaction.CommitAsync(cancellation);
        }
    }

    private async Task<IEnumerable<StoredHit>> ScreenAsync(
        int region, Waiting one, AlertSnapshot list, CancellationToken cancellation)
    {
        var record = await crossings.ReadRecordAsync(region, one.LaneId, one.Sequence, cancellation);
        var now = Clock.GetUtcNow();
        if (record is null
            || VersionOf(record) >= list.Version
            || record.DecidedAt < now.AddDays(-options.Value.BackSearchDays))
            return [];
        var known = record.Hits.Select(hit => hit.EntryId).ToHashSet();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return list.Screen(TravellerQuery.Of(record.Traveller, record.Document))
            .Where(candidate => !known.Contains(candidate.Entry.Id)
                && PastHit.ActionIn(record.Direction, candidate.Entry) != AlertAction.None
                && !(candidate.Entry.Terms.ExpiresOn < today))
            .Select(candidate => PastHit.Of(
                seal, region, one.Sequence, record, candidate, list.Version, now));
    }

    private static long VersionOf(Crossing record) =>
        record.Lists.Where(one => one.Name == ListNames.Alert).Select(one => one.Version).DefaultIfEmpty().Max();

    private sealed record Waiting
    {
        public string LaneId { get; init; } = "";

        public long Sequence { get; init; }

        public DateTime ArrivedAt { get; init; }
    }
}
