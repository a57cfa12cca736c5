using Bmis.Central.CrossingHistory;
using Bmis.Central.Database;
using Bmis.Central.Keys;
using Bmis.Central.Watchlists.Drills;
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
    private const string SelectRegions = "select distinct region_id from post order by region_id";

    private const string Select =
        """
        select lane_id, sequence, last_sequence, arrived_at from late_intake where region_id = @region
        order by lane_id, sequence limit 1
        """;

    private const string SelectCrossings =
        """
        select sequence from crossing
        where region_id = @region and lane_id = @LaneId and sequence between @Sequence and @LastSequence
            and crossed_at < @before and not is_drill
        order by sequence
        """;

    // What was added to it meanwhile stays.
    private const string Delete =
        """
        delete from late_intake where region_id = @region and lane_id = @LaneId and sequence = @Sequence
            and last_sequence = @LastSequence and arrived_at = @ArrivedAt
        """;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    // What was committed while the search over past crossings ran is looked at again: a hit is added once.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <summary>Screens what waits; returns how many hits are new.</summary>
    internal async Task<int> RunAsync(CancellationToken cancellation)
    {
        var hits = 0;
        foreach (var region in await RegionsAsync(cancellation))
            while (await TurnAsync(region, cancellation) is { } found)
                hits += found;
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

    // Null when nothing waits, or when the search over past crossings comes first. That one cannot begin while a batch
    // is screened: for a list that is published meanwhile it goes over this batch too.
    private async Task<int?> TurnAsync(int region, CancellationToken cancellation)
    {
        await using var registry = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var turn = await registry.BeginTransactionAsync(cancellation);
        if (!await BackSearchLedger.TryHoldAsync(turn)
            || await alerts.CurrentAsync(cancellation) is not { } list
            || await new BackSearchLedger(turn).ReadAsync() is not { } done
            || done.Version < list.Version)
            return null;
        return await BatchAsync(region, list, done.SearchedAt - done.Took - Margin, cancellation);
    }

    private async Task<int?> BatchAsync(
        int region, AlertSnapshot list, DateTime since, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForProducer(region).OpenConnectionAsync(cancellation);
        var stretch = await connection.QuerySingleOrDefaultAsync<Stretch>(Select, new { region });
        if (stretch is null)
            return null;
        var found = new List<StoredHit>();
        foreach (var sequence in await LateAsync(connection, region, stretch, since))
            found.AddRange(await ScreenAsync(region, stretch, sequence, list, cancellation));
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var hits = await HitRows.AddAsync(transaction, found);
        await connection.ExecuteAsync(Delete, stretch.In(region), transaction);
        await transaction.CommitAsync(cancellation);
        return hits;
    }

    private static Task<IEnumerable<long>> LateAsync(
        NpgsqlConnection connection, int region, Stretch stretch, DateTime since) => stretch.ArrivedAt < since
        ? Task.FromResult<IEnumerable<long>>([])
        : connection.QueryAsync<long>(SelectCrossings, stretch.In(region));

    private async Task<List<int>> RegionsAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<int>(SelectRegions)];
    }

    private async Task<IEnumerable<StoredHit>> ScreenAsync(
        int region, Stretch stretch, long sequence, AlertSnapshot list, CancellationToken cancellation)
    {
        var record = await crossings.ReadRecordAsync(region, stretch.LaneId, sequence, cancellation);
        var now = Clock.GetUtcNow();
        if (record is null
            || !LateIntake.SaysWho(record)
            || VersionOf(record) >= list.Version
            || record.DecidedAt < now.AddDays(-options.Value.BackSearchDays))
            return [];
        // What the lane itself has found is a row already, which stays unless its entry says something else now.
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return list.Screen(TravellerQuery.Of(record.Traveller, record.Document))
            .Where(candidate => PastHit.ActionIn(record.Direction, candidate.Entry) != AlertAction.None
                && !(candidate.Entry.Terms.ExpiresOn < today)
                && (!candidate.Entry.IsDrill || record.Document?.IssuingState == DrillRules.Specimen))
            .Select(candidate => PastHit.Of(
                seal, region, stretch.LaneId, sequence, record, candidate, list.Version, now));
    }

    private static long VersionOf(Crossing record) =>
        record.Lists.Where(one => one.Name == ListNames.Alert).Select(one => one.Version).DefaultIfEmpty().Max();

    private sealed record Stretch(string LaneId, long Sequence, long LastSequence, DateTime ArrivedAt)
    {
        /// <summary>Its place, as parameters.</summary>
        public object In(int region) => new
        {
            region, LaneId, Sequence, LastSequence, ArrivedAt, before = LateIntake.Before(ArrivedAt).UtcDateTime,
        };
    }
}
