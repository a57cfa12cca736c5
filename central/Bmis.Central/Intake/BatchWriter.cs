using System.Data;
using Bmis.Central.Fingerprints.Enrolments;
using Bmis.Central.Hits;
using Bmis.Central.Hits.Photographs;
using Bmis.Central.Keys;
using Bmis.Central.Watchlists.Drills;
using Bmis.Reports.Statistics;
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
    /// <summary>Writes everything that was read, at once; returns what could not be read or applied.</summary>
    public async Task<IReadOnlyList<DeadLetter>> WriteAsync(Batch batch, CancellationToken cancellation)
    {
        await ApplyAsync(batch, batch.Crossings, cancellation);
        await WriteRowsAsync(batch, batch.Rows);
        var letters = new List<DeadLetter>(batch.DeadLetters);
        foreach (var correction in batch.Corrections)
            await CorrectAsync(batch, correction, letters, cancellation);
        foreach (var taken in batch.Fingers)
            await TakeFingersAsync(batch, taken, letters);
        return letters;
    }

    /// <summary>Writes the typed rows of each entry by themselves; returns what could not be read or applied.</summary>
    /// <exception cref="BreakingEntryException">An entry broke the connection.</exception>
    public async Task<IReadOnlyList<DeadLetter>> WriteCarefullyAsync(Batch batch, CancellationToken cancellation)
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
        return refused;

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
        await CrossingCopy.WriteAsync(connection, batch.Run, crossings, now, cancellation);
        await HitRows.TakeAsync(transaction, seal, batch.Run, crossings, now);
        await DrillSightings.TakeAsync(transaction, batch.RegionId, crossings, now);
        await PictureErasure.TakeAsync(transaction, batch.RegionId, crossings, now);
        await FingerCrossings.TakeAsync(transaction, batch.RegionId, crossings, now);
        await FingerErasure.TakeAsync(transaction, batch.RegionId, crossings, now);
        TakenCrossing[] real = [.. crossings.Where(taken => !taken.IsDrill)];
        await LateIntake.TakeAsync(transaction, batch.Run, real, now);
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
}
