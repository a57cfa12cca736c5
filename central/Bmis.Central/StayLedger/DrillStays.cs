using Bmis.Central.Database;
using Bmis.Central.Distribution;
using Bmis.Central.Keys;
using Bmis.Central.Watchlists.Drills;
using Bmis.Central.Watchlists.Entries;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.History;
using Dapper;
using Npgsql;

namespace Bmis.Central.StayLedger;

/// <summary>
/// Takes the invented persons of discreet drills out of the histories once their drill is over: while it lasts a
/// missing history would tell of it, and afterwards nobody would ever leave who never was there.
/// </summary>
internal sealed class DrillStays(
    IWarehouse warehouse,
    LaneBell bell,
    WarehouseKeys keys,
    RecordSeal seal,
    ApprovedReader approved,
    TimeProvider clock,
    ILogger<DrillStays> logger) : RecurringWork(Interval, clock)
{
    private const string SelectRemembered =
        """
        select region_id, crossing_id from drill_sighting
        where drill_id = any(@over) and not is_left_out and forgotten_at is null
        order by crossed_at limit 500
        """;

    private const string SelectItems =
        "select crossing_id, content from history_item where crossing_id = any(@crossings)";

    private const string Forget =
        """
        update drill_sighting set forgotten_at = @now
        where region_id = @region and crossing_id = any(@crossings) and forgotten_at is null
        """;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Looks once; says how many crossings were taken out.</summary>
    internal async Task<int> ForgetAsync(CancellationToken cancellation)
    {
        var now = Clock.GetUtcNow().UtcDateTime;
        string[] over =
        [
            .. (await approved.CurrentAsync(cancellation)).Drills
                .Where(drill => drill.IsDiscreet && drill.StateAt(now) is DrillState.Over or DrillState.Stopped)
                .Select(drill => drill.Id),
        ];
        if (over.Length == 0)
            return 0;
        await using var reading = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        var remembered = (await reading.QueryAsync<(int Region, Guid Crossing)>(SelectRemembered, new { over }))
            .ToList();
        var gone = await RemoveAsync([.. remembered.Select(one => one.Crossing).Distinct()], cancellation);
        foreach (var region in remembered.Where(one => gone.Contains(one.Crossing)).GroupBy(one => one.Region))
        {
            await using var connection = await warehouse.ForProducer(region.Key).OpenConnectionAsync(cancellation);
            await connection.ExecuteAsync(Forget, new
            {
                now, region = region.Key, crossings = region.Select(one => one.Crossing).ToArray(),
            });
        }

        return gone.Count;
    }

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        try
        {
            await ForgetAsync(cancellation);
        }
        catch (Exception fault) when (fault is NpgsqlException or InvalidDataException)
        {
            Log.HistoriesFailed(logger, fault.Message);
        }
    }

    // What the keeper has not read yet is not there yet: the next look finds it.
    private async Task<HashSet<Guid>> RemoveAsync(Guid[] crossings, CancellationToken cancellation)
    {
        if (crossings.Length == 0)
            return [];
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (!await connection.ExecuteScalarAsync<bool>(HistoryKeeper.Lock, transaction: transaction))
            return [];
        var items = await connection.QueryAsync<(Guid Crossing, byte[] Content)>(
            SelectItems, new { crossings }, transaction);
        List<PastCrossing> past = [.. items.SelectMany(item => Read(item.Crossing, item.Content)).Select(Removed)];
        await new HistoryWriter(connection, transaction, keys, seal).WriteAsync(past, cancellation);
        await transaction.CommitAsync(cancellation);
        if (past.Count > 0)
            bell.Ring();
        return [.. past.Select(one => one.CrossingId)];
    }

    private IEnumerable<PastCrossing> Read(Guid crossing, byte[] sealedContent) =>
        seal.History(crossing, sealedContent) is { } content && HistoryContract.TryRead(content, out var items, out _)
            ? items.Select(item => item.Past)
            : [];

    // As a correction does it that takes a record back.
    private static PastCrossing Removed(PastCrossing past) => past with
    {
        Decision = DecisionCode.Cancelled, Traveller = null, Document = null, Photograph = null,
    };
}
