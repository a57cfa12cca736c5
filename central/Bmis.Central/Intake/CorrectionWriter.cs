using Bmis.Central.Keys;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Records;
using Bmis.Reports.Statistics;
using Dapper;
using Npgsql;

namespace Bmis.Central.Intake;

/// <summary>
/// Puts a corrected decision in the place of the one that counted before, in the roll-ups too. The record that the lane
/// wrote first stays in the journal.
/// </summary>
internal sealed class CorrectionWriter(NpgsqlConnection connection, NpgsqlTransaction transaction, RecordSeal seal)
{
    private const string SelectRow =
        """
        select crossing_id, clock_offset, stored_at, crossed_at, is_drill from crossing
        where region_id = @RegionId and lane_id = @LaneId and sequence = @Sequence
        """;

    // The newest correction before this one carries the record that it corrects; without one it is the record itself.
    private const string SelectPayload =
        """
        select kind, header, sealed from envelope
        where region_id = @RegionId and lane_id = @LaneId and sealed is not null and sequence = coalesce(
            (select max(sequence) from correction where region_id = @RegionId and lane_id = @LaneId
                and crossing_sequence = @Sequence and sequence < @before), @Sequence)
        """;

    private const string IsSuperseded =
        """
        select exists (select from correction where region_id = @RegionId and lane_id = @LaneId
            and crossing_sequence = @Sequence and sequence > @before)
        """;

    private const string DeleteRow =
        """
        delete from crossing where region_id = @RegionId and lane_id = @LaneId and sequence = @Sequence
            and crossed_at = @CrossedAt
        """;

    private const string Insert =
        """
        insert into correction (region_id, lane_id, sequence, crossing_sequence, corrected_at, officer_id,
            supervisor_id, was, became, reason)
        values (@RegionId, @LaneId, @sequence, @crossingSequence, @at, @officerId, @supervisorId, @was, @became,
            @reason)
        """;

    /// <summary>Applies a correction; a code says why it cannot be, null that it is done.</summary>
    public async Task<string?> ApplyAsync(Batch batch, TakenCorrection taken, CancellationToken cancellation)
    {
        var place = new { batch.RegionId, batch.LaneId, taken.Correction.Sequence, before = taken.Sequence };
        if (await connection.QuerySingleOrDefaultAsync<Row>(SelectRow, place, transaction) is not { } row)
            return DeadLetter.NoRecord;
        if (row.CrossingId != taken.Correction.Corrected.CrossingId)
            return "correction.other-record";
        if (await ReadCurrentAsync(place) is not { } current)
            return "correction.erased";

        // One that was a dead letter until now may come after a later one: that one goes on counting.
        if (!await connection.ExecuteScalarAsync<bool>(IsSuperseded, place, transaction))
            await ReplaceAsync(batch, taken, row, current, cancellation);
        await InsertAsync(batch, taken, current.Decision.Code);
        return null;
    }

    private async Task ReplaceAsync(
        Batch batch, TakenCorrection taken, Row row, Crossing current, CancellationToken cancellation)
    {
        await connection.ExecuteAsync(
            DeleteRow, new { batch.RegionId, batch.LaneId, taken.Correction.Sequence, row.CrossedAt }, transaction);
        var corrected = Place(taken.Correction.Corrected, taken.Correction.Sequence, row.ClockOffset) with
        {
            IsDrill = row.IsDrill,
        };
        await CrossingCopy.WriteAsync(
            connection,
            batch.Run,
            [corrected.SealedFor(batch.Run, seal)],
            new DateTimeOffset(row.StoredAt, TimeSpan.Zero),
            cancellation);
        if (!row.IsDrill)
            await RollUps.ReplaceAsync(
                connection,
                transaction,
                batch.RegionId,
                LaneClock.Correct(current, row.ClockOffset),
                corrected.Crossing,
                cancellation);
    }

    private static TakenCrossing Place(Crossing record, long sequence, TimeSpan offset)
    {
        var corrected = LaneClock.Correct(record, offset);
        return new(sequence, corrected, LaneClock.DayAt(corrected.DecidedAt, corrected.TimeZone), offset);
    }

    private async Task<Crossing?> ReadCurrentAsync(object place)
    {
        var stored = await connection.QuerySingleOrDefaultAsync<Stored>(SelectPayload, place, transaction);
        if (stored is null || seal.Payload(stored.Header, stored.Sealed) is not { } payload) return null;
        if (stored.Kind == Crossings.EntryKinds.Correction)
            return CorrectionContract.TryRead(payload, out var correction, out _) ? correction!.Corrected : null;
        return CrossingContract.TryRead(payload, out var crossing, out _) ? crossing : null;
    }

    private Task<int> InsertAsync(Batch batch, TakenCorrection taken, string was) => connection.ExecuteAsync(
        Insert,
        new
        {
            batch.RegionId,
            batch.LaneId,
            sequence = taken.Sequence,
            crossingSequence = taken.Correction.Sequence,
            at = LaneClock.Within(taken.Correction.At),
            officerId = taken.Correction.OfficerId,
            supervisorId = taken.Correction.SupervisorId,
            was,
            became = taken.Correction.Corrected.Decision.Code,
            reason = seal.Seal(batch.RegionId, batch.LaneId, taken.Sequence, taken.Correction.Reason),
        },
        transaction);

    private sealed record Row
    {
        public Guid CrossingId { get; init; }

        public TimeSpan ClockOffset { get; init; }

        public DateTime StoredAt { get; init; }

        public DateTime CrossedAt { get; init; }

        public bool IsDrill { get; init; }
    }

    private sealed record Stored
    {
        public string Kind { get; init; } = "";

        public byte[] Header { get; init; } = [];

        public byte[] Sealed { get; init; } = [];
    }
}
