using Bmis.Central.Database;
using Bmis.Central.Distribution;
using Bmis.Central.Intake;
using Bmis.Central.Keys;
using Bmis.Central.Watchlists.Drills;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.History;
using Bmis.Crossings.Records;
using Dapper;
using Npgsql;

namespace Bmis.Central.StayLedger;

/// <summary>
/// Reads what lanes have pushed into travellers' histories and into what each post hears of them. It goes by the lanes'
/// high-water rows, behind intake and without weighing on it; of several servers one works at a time.
/// </summary>
internal sealed class HistoryKeeper(
    IWarehouse warehouse,
    LaneBell bell,
    WarehouseKeys keys,
    RecordSeal seal,
    TimeProvider clock,
    ILogger<HistoryKeeper> logger) : RecurringWork(Interval, clock)
{
    /// <summary>Takes the turn of whoever writes histories, until the transaction ends; false when it is taken.
    /// </summary>
    internal const string Lock = "select pg_try_advisory_xact_lock(hashtextextended('history keeper', 0))";

    private const int EntriesAtOnce = 1000;

    private const string SelectProducers = "select region_id, lane_id, next_sequence from producer";

    private const string SelectProgress = "select region_id, lane_id, next_sequence from history_progress";

    private const string SelectEntries =
        """
        select sequence, kind, header, sealed from envelope
        where region_id = @RegionId and lane_id = @LaneId and sequence >= @from and sequence < @to
            and kind = any(@kinds) and sealed is not null and not exists (
                select from dead_letter as letter
                where letter.region_id = envelope.region_id and letter.lane_id = envelope.lane_id
                    and letter.sequence = envelope.sequence and letter.outcome <> 'applied')
        order by sequence
        """;

    private const string Advance =
        """
        insert into history_progress (region_id, lane_id, next_sequence) values (@RegionId, @LaneId, @to)
        on conflict (region_id, lane_id) do update set next_sequence = excluded.next_sequence
        """;

    private static readonly string[] Kinds = [EntryKinds.Crossing, EntryKinds.Correction];
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Reads everything that has arrived; false when another server is at it.</summary>
    internal async Task<bool> CatchUpAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var (mine, more) = await ReadOnceAsync(cancellation);
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
        catch (NpgsqlException fault)
        {
            Log.HistoriesFailed(logger, fault.Message);
        }
    }

    private async Task<(bool Mine, bool More)> ReadOnceAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (!await connection.ExecuteScalarAsync<bool>(Lock, transaction: transaction))
            return (false, false);
        var read = (await connection.QueryAsync<Place>(SelectProgress, transaction: transaction))
            .ToDictionary(one => (one.RegionId, one.LaneId), one => one.NextSequence);
        await using var reading = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        var more = false;
        var writer = new HistoryWriter(connection, transaction, keys, seal);
        foreach (var place in (await reading.QueryAsync<Place>(SelectProducers)).ToList())
        {
            var from = read.GetValueOrDefault((place.RegionId, place.LaneId), 1);
            if (from >= place.NextSequence)
                continue;
            var to = Math.Min(place.NextSequence, from + EntriesAtOnce);
            more |= to < place.NextSequence;
            var entries = await EntriesAsync(reading, place, from, to);
            await writer.WriteAsync(await PastAsync(reading, place.RegionId, entries), cancellation);
            await connection.ExecuteAsync(Advance, new { place.RegionId, place.LaneId, to }, transaction);
        }

        var replayed = await HistoryAgain.ReadAsync(reading);
        foreach (var region in replayed.GroupBy(entry => entry.RegionId))
            await writer.WriteAsync(await PastAsync(reading, region.Key, region), cancellation);
        await transaction.CommitAsync(cancellation);
        await new HistoryAgain(warehouse).RemoveAsync(replayed, cancellation);
        if (writer.HasWritten)
            bell.Ring();
        return (true, more || HistoryAgain.IsFull(replayed));
    }

    private static Task<IEnumerable<HistoryEntry>> EntriesAsync(
        NpgsqlConnection reading, Place place, long from, long to) => reading.QueryAsync<HistoryEntry>(
        SelectEntries, new { place.RegionId, place.LaneId, from, to, kinds = Kinds });

    private async Task<IReadOnlyList<PastCrossing>> PastAsync(
        NpgsqlConnection reading, int region, IEnumerable<HistoryEntry> entries)
    {
        var past = entries.Select(Past).OfType<PastCrossing>().ToList();
        var drills = await DrillSightings.LeftOutAsync(reading, region, past.Select(one => one.CrossingId));
        return [.. past.Where(one => !drills.Contains(one.CrossingId))];
    }

    private PastCrossing? Past(HistoryEntry entry)
    {
        if (Record(entry) is not { } record)
            return null;
        var offset = Bmis.Sync.Protocol.EntryHeader.Parser.ParseFrom(entry.Header).ClockOffset;
        return PastCrossing.Of(LaneClock.Correct(record, TimeSpan.FromMicroseconds(offset)));
    }

    private Crossing? Record(HistoryEntry entry)
    {
        if (seal.Payload(entry.Header, entry.Sealed) is not { } payload)
            return null;
        if (entry.Kind == EntryKinds.Correction)
            return CorrectionContract.TryRead(payload, out var correction, out _) ? correction!.Corrected : null;
        return CrossingContract.TryRead(payload, out var crossing, out _) ? crossing : null;
    }

    private sealed record Place
    {
        public int RegionId { get; init; }

        public string LaneId { get; init; } = "";

        public long NextSequence { get; init; }
    }
}
