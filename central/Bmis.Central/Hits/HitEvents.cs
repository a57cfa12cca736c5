using Bmis.Central.Database;
using Bmis.Central.Intake;
using Bmis.Central.Keys;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;
using Dapper;
using Npgsql;

namespace Bmis.Central.Hits;

/// <summary>
/// Takes what posts say about hits into the items' histories. What speaks of a crossing that has not come yet waits.
/// </summary>
internal sealed class HitEvents(
    IWarehouse warehouse, RecordSeal seal, HitActs acts, HitDesk desk, Arrivals arrivals, TimeProvider clock)
{
    private const int AtOnce = 200;

    // Late hits become rows like those that came with their crossing.
    private const string SelectLate =
        """
        select e.region_id, e.lane_id, e.event_id, e.header, e.sealed, e.entry_kind, c.lane_id as crossing_lane,
            c.sequence as crossing_sequence
        from (
            select w.*, v.header, v.sealed, v.kind as entry_kind
            from hit_event w join envelope v using (region_id, lane_id, sequence)
            where w.region_id = @region and w.handled_at is null and w.kind = 'HitLate' and v.sealed is not null
                and not exists (select 1 from hit h where h.region_id = w.region_id
                    and h.crossing_id = w.crossing_id and h.entry_id = w.entry_id)) as e
        join crossing c on c.region_id = e.region_id and c.crossing_id = e.crossing_id and c.lane_id in (
            select lane_id from producer where split_part(lane_id, '+', 1) = split_part(e.lane_id, '+', 1))
        order by e.lane_id, e.sequence limit @most
        """;

    private const string SelectWaiting =
        """
        select w.region_id, w.lane_id, w.event_id, v.header, v.sealed, v.kind as entry_kind, h.item_id
        from hit_event w join envelope v using (region_id, lane_id, sequence)
        join hit h on h.region_id = w.region_id and h.crossing_id = w.crossing_id and h.entry_id = w.entry_id
        where w.region_id = @region and w.handled_at is null and (h.item_id is not null or h.is_cleared)
        order by w.lane_id, w.sequence limit @most
        """;

    private const string SelectRecord =
        """
        select header, sealed from envelope
        where region_id = @RegionId and lane_id = @CrossingLane and sequence = @CrossingSequence and sealed is not null
        """;

    private const string Mark =
        """
        update hit_event set handled_at = @now
        where region_id = @RegionId and lane_id = @LaneId and event_id = @EventId
        """;

    private const string NoteLate =
        "update hit_item set late_at = coalesce(late_at, @At) where item_id = @item";

    private const string NoteAnswer =
        "update hit_item set answered_at = coalesce(answered_at, @At) where item_id = @item";

    private const string Hold = "select is_discreet from hit_item where item_id = @item for update";

    /// <summary>Makes rows of late hits whose crossings are there.</summary>
    public async Task FindLateAsync(int region, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForProducer(region).OpenConnectionAsync(cancellation);
        var waiting = (await connection.QueryAsync<Waiting>(SelectLate, new { region, most = AtOnce })).ToList();
        if (waiting.Count == 0)
            return;
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        foreach (var one in waiting)
        {
            if (Open(one) is HitLate late && await RecordAsync(transaction, one) is { } crossing)
                await HitRows.AddAsync(transaction, [Row(one, late, crossing)]);
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Takes the words about hits that are in the queue; true when there may be more.</summary>
    public async Task<bool> TakeAsync(int region, CancellationToken cancellation)
    {
        await using var source = await warehouse.ForProducer(region).OpenConnectionAsync(cancellation);
        var waiting = (await source.QueryAsync<Waiting>(SelectWaiting, new { region, most = AtOnce })).ToList();
        foreach (var one in waiting)
        {
            if (one.ItemId is { } item && Open(one) is { } happened)
                await TakeAsync(item, happened, cancellation);
            await source.ExecuteAsync(Mark, new { one.RegionId, one.LaneId, one.EventId, now = clock.GetUtcNow() });
        }

        return waiting.Count == AtOnce;
    }

    private async Task TakeAsync(Guid item, HitEvent happened, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var isDiscreet = await connection.ExecuteScalarAsync<bool>(Hold, new { item }, transaction);
        var at = LaneClock.Within(happened.At).UtcDateTime;
        await acts.AddAsync(transaction, Act(happened) with { ItemId = item, At = at });
        var note = happened is HitLate ? NoteLate : happened is HitAnswered ? NoteAnswer : null;
        if (note is not null)
            await connection.ExecuteAsync(note, new { item, At = at }, transaction);
        await transaction.CommitAsync(cancellation);
        if (happened is HitAdjudicated { Outcome: Crossings.Hits.HitOutcome.FalseMatch })
            await desk.TakeSecondLinesWordAsync(item, happened.OfficerId, cancellation);
        arrivals.AnnounceHits(!isDiscreet, isDiscreet);
    }

    private StoredHit Row(Waiting one, HitLate late, Crossing crossing) =>
        StoredHit.Of(
            seal, one.RegionId, one.CrossingLane, one.CrossingSequence, crossing, late.Hit, clock.GetUtcNow()) with
        {
            EntryId = late.EntryId, ListVersion = late.ListVersion, Source = HitSource.Late,
        };

    private static HitAct Act(HitEvent happened) => (happened switch
    {
        HitAdjudicated said => new HitAct
        {
            Act = said.Outcome switch
            {
                Crossings.Hits.HitOutcome.TrueMatch => HitAct.PostSaysTrue,
                Crossings.Hits.HitOutcome.FalseMatch => HitAct.PostSaysFalse,
                _ => HitAct.PostCannotSay,
            },
            Reasons = [.. said.Reasons],
            Said = said.Words,
        },
        HitCollected collected => new HitAct { Act = HitAct.PostCollected, Said = Text(collected.Noted) },
        HitLate => new HitAct { Act = HitAct.PostLate },
        _ => new HitAct { Act = HitAct.PostAnswered },
    }) with
    {
        Actor = happened.OfficerId,
        EventId = happened.EventId,
    };

    private static string Text(Collected noted) => string.Join(
        '\n',
        new[] { noted.Route, noted.Companions, noted.Vehicle, noted.Baggage, noted.Words }
            .Where(one => one.Length > 0));

    private HitEvent? Open(Waiting one)
    {
        if (seal.Payload(one.Header, one.Sealed) is not { } payload)
            return null;
        if (one.EntryKind != EntryKinds.Screening)
            return HitContract.TryRead(payload, out var happened, out _) ? happened : null;
        return ScreeningContract.TryRead(payload, out var screening, out _)
            ? screening!.Late.FirstOrDefault(late => late.EventId == one.EventId)
            : null;
    }

    private async Task<Crossing?> RecordAsync(NpgsqlTransaction transaction, Waiting one)
    {
        var (header, bytes) = await transaction.Connection!.QueryFirstOrDefaultAsync<(byte[], byte[]?)>(
            SelectRecord, one, transaction);
        if (bytes is null || seal.Payload(header, bytes) is not { } payload)
            return null;
        return CrossingContract.TryRead(payload, out var crossing, out _) ? crossing : null;
    }

    private sealed record Waiting
    {
        public int RegionId { get; init; }

        public string LaneId { get; init; } = "";

        public Guid EventId { get; init; }

        /// <summary>The kind of the journal's entry.</summary>
        public string EntryKind { get; init; } = "";

        /// <summary>The branch that the crossing stands in.</summary>
        public string CrossingLane { get; init; } = "";

        public long CrossingSequence { get; init; }

        public Guid? ItemId { get; init; }

        public byte[] Header { get; init; } = [];

        public byte[]? Sealed { get; init; }
    }
}
