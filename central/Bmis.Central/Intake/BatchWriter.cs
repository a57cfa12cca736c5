using System.Data;
using Bmis.Central.Fingerprints.Enrolments;
using Bmis.Central.Hits;
using Bmis.Central.Hits.Photographs;
using Bmis.Central.Keys;
using Bmis.Central.Watchlists.Drills;
using Bmis.Reports.Statistics;
using Bmis.Sync.Envelopes;
using Dapper;
using Npgsql;

namespace Bmis.Central.Intake;

/// <summary>
/// Writes one batch in the transaction it is given. When typed rows cannot be written together, the careful way writes
/// each entry's by itself and turns what still fails into dead letters, so that no entry blocks those behind it.
/// </summary>
internal sealed class BatchWriter(
    NpgsqlConnection connection, NpgsqlTransaction transaction, RecordSeal seal, DateTimeOffset now)
{
    private const string Open =
        """
        insert into producer (region_id, lane_id, next_sequence, last_hash)
        values (@regionId, @laneId, 1, @hash) on conflict do nothing
        """;

    private const string Raise =
        """
        update producer set next_sequence = @next + 1, last_hash = @nextHash, acknowledged_at = @now
        where region_id = @regionId and lane_id = @laneId
            and next_sequence = @expected + 1 and last_hash = @expectedHash
        """;

    private const string InsertDeadLetter =
        """
        insert into dead_letter (region_id, lane_id, sequence, kind, reason, noted_at)
        values (@RegionId, @LaneId, @Sequence, @Kind, @Reason, @now)
        on conflict do nothing
        """;

    /// <summary>Raises the high-water row; false when the lane is elsewhere.</summary>
    public async Task<bool> RaiseAsync(LaneRun run, Checkpoint expected, Checkpoint next)
    {
        var (regionId, laneId) = (run.RegionId, run.LaneId);
        if (expected.Sequence == 0)
            await connection.ExecuteAsync(Open, new { regionId, laneId, hash = expected.Hash.ToArray() }, transaction);
        var raised = await connection.ExecuteAsync(
            Raise,
            new
            {
                regionId,
                laneId,
                expected = expected.Sequence,
                expectedHash = expected.Hash.ToArray(),
                next = next.Sequence,
                nextHash = next.Hash.ToArray(),
                now,
            },
            transaction);
        return raised == 1;
    }

    /// <summary>Writes the raw entries, which need not wait for the reader.</summary>
    public Task WriteRawAsync(LaneRun run, CancellationToken cancellation) =>
        EnvelopeCopy.WriteAsync(connection, seal, run, now, cancellation);

    /// <summary>Writes everything that was read, at once.</summary>
    public async Task WriteAsync(Batch batch, CancellationToken cancellation)
    {
        await ApplyAsync(batch, batch.Crossings, cancellation);
        await WriteRowsAsync(batch, batch.Rows);
        var letters = new List<DeadLetter>(batch.DeadLetters);
        foreach (var correction in batch.Corrections)
            await CorrectAsync(batch, correction, letters, cancellation);
        foreach (var taken in batch.Fingers)
            await TakeFingersAsync(batch, taken, letters);
        await WriteDeadLettersAsync(batch, letters);
    }

    /// <summary>Writes the typed rows of each entry by themselves.</summary>
    /// <exception cref="BreakingEntryException">An entry broke the connection.</exception>
    public async Task WriteCarefullyAsync(Batch batch, CancellationToken cancellation)
    {
        var refused = new List<DeadLetter>(batch.DeadLetters);
        var kinds = batch.Run.Envelopes.ToDictionary(envelope => envelope.Sequence, envelope => envelope.Header.Kind);
        foreach (var taken in batch.Crossings)
            await TryAsync(taken.Sequence, () => ApplyAsync(batch, [taken], cancellation));
        foreach (var rows in batch.Rows.GroupBy(row => row.Sequence))
            await TryAsync(rows.Key, () => WriteRowsAsync(batch, rows));
        foreach (var correction in batch.Corrections)
            await TryAsync(correction.Sequence, () => CorrectAsync(batch, correction, refused, cancellation));
        foreach (var taken in batch.Fingers)
            await TryAsync(taken.Sequence, () => TakeFingersAsync(batch, taken, refused));
        await WriteDeadLettersAsync(batch, refused);

        async Task TryAsync(long sequence, Func<Task> write)
        {
            await transaction.SaveAsync("entry", cancellation);
            try
            {
                await write();
            }
            catch (Exception fault) when (!PassingTrouble.Is(fault))
            {
                var letter = DeadLetter.Of(sequence, kinds[sequence], fault);
                if (connection.State != ConnectionState.Open)
                    throw new BreakingEntryException(letter, fault);
                await transaction.RollbackAsync("entry", cancellation);
                refused.Add(letter);
            }

            await transaction.ReleaseAsync("entry", cancellation);
        }
    }

    private async Task ApplyAsync(
        Batch batch, IReadOnlyList<TakenCrossing> crossings, CancellationToken cancellation)
    {
        if (crossings.Count == 0)
            return;
        await CrossingCopy.WriteAsync(connection, seal, batch, crossings, now, cancellation);
        await HitRows.TakeAsync(transaction, seal, batch.RegionId, crossings, now);
        await DrillSightings.TakeAsync(transaction, batch.RegionId, crossings, now);
        await PictureErasure.TakeAsync(transaction, batch.RegionId, crossings, now);
        await FingerCrossings.TakeAsync(transaction, batch.RegionId, crossings, now);
        await FingerErasure.TakeAsync(transaction, batch.RegionId, crossings, now);
        TakenCrossing[] real = [.. crossings.Where(taken => !taken.IsDrill)];
        await LateIntake.TakeAsync(transaction, batch.RegionId, real, now);
        var records = real.Select(taken => taken.Crossing).ToArray();
        await RollUps.ApplyAsync(connection, transaction, batch.RegionId, records, cancellation);
    }

    private async Task WriteRowsAsync(Batch batch, IEnumerable<SmallRow> rows)
    {
        foreach (var alike in rows.GroupBy(row => row.GetType()))
            await SmallRows.WriteAsync(transaction, seal, batch, [.. alike]);
    }

    private async Task CorrectAsync(
        Batch batch, TakenCorrection correction, List<DeadLetter> letters, CancellationToken cancellation)
    {
        var writer = new CorrectionWriter(connection, transaction, seal);
        if (await writer.ApplyAsync(batch, correction, cancellation) is { } reason)
            letters.Add(new DeadLetter(correction.Sequence, Crossings.EntryKinds.Correction, reason));
    }

    private async Task TakeFingersAsync(Batch batch, TakenFingers taken, List<DeadLetter> letters)
    {
        if (await FingerRows.TakeAsync(transaction, seal, batch, taken, now) is { } reason)
            letters.Add(new DeadLetter(taken.Sequence, Crossings.EntryKinds.Fingerprints, reason));
    }

    private async Task WriteDeadLettersAsync(Batch batch, IEnumerable<DeadLetter> letters)
    {
        foreach (var letter in letters)
        {
            await connection.ExecuteAsync(
                InsertDeadLetter,
                new { batch.RegionId, batch.LaneId, letter.Sequence, letter.Kind, letter.Reason, now },
                transaction);
        }
    }
}
