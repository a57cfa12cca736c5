using Bmis.Central.Database;
using Bmis.Central.Keys;
using Bmis.Central.Watchlists.Drills;
using Bmis.Crossings;

namespace Bmis.Central.Intake;

/// <summary>
/// Reads a run, marks what belongs to drills, says where fingers were taken and seals what names people. What lasts in
/// failing costs its own entry and no other.
/// </summary>
internal sealed class RunReader(IWarehouse warehouse, RecordSeal seal, ILogger<RunReader> logger)
{
    private readonly DrillDocuments _drills = new(warehouse, seal);
    private readonly LaneDirectory _lanes = new(warehouse);

    /// <summary>How each kind of entry is read.</summary>
    public IReadOnlyDictionary<string, EntryReader> Readers { get; init; } = BatchReader.Kinds;

    public async Task<Batch> ReadAsync(LaneRun run, CancellationToken cancellation)
    {
        var batch = BatchReader.Read(run, logger, Readers);
        try
        {
            return Sealed(await MarkAsync(await PlaceAsync(batch, cancellation), cancellation));
        }
        catch (Exception fault) when (!PassingTrouble.Is(fault))
        {
            Log.BatchTakenApart(logger, run.LaneId, run.Before, PassingTrouble.CodeOf(fault));
            return Sealed(await MarkApartAsync(batch, cancellation));
        }
    }

    // Here and not while the rows are written: the database is at work meanwhile.
    private Batch Sealed(Batch batch) => batch with
    {
        Crossings = [.. batch.Crossings.Select(taken => taken.SealedFor(batch.Run, seal))],
    };

    // Only enrolments say where they were taken; the registry may be on another server than their rows.
    private async Task<Batch> PlaceAsync(Batch batch, CancellationToken cancellation) =>
        batch.Fingers.Count > 0 && await _lanes.FindAsync(batch.Run.Lane, cancellation) is { } lane
            ? batch with { PostCode = lane.PostCode }
            : batch;

    private async Task<Batch> MarkAsync(Batch batch, CancellationToken cancellation)
    {
        var marks = await _drills.MarksAsync([.. batch.Crossings.Select(taken => taken.Crossing)], cancellation);
        return batch with
        {
            Crossings =
            [
                .. batch.Crossings.Zip(marks, (taken, mark) => mark is null
                    ? taken
                    : taken with { Drill = mark, IsDrill = mark.IsLeftOut }),
            ],
        };
    }

    private async Task<Batch> MarkApartAsync(Batch batch, CancellationToken cancellation)
    {
        var crossings = new List<TakenCrossing>();
        var letters = new List<DeadLetter>(batch.DeadLetters);
        foreach (var taken in batch.Crossings)
        {
            try
            {
                crossings.AddRange((await MarkAsync(batch with { Crossings = [taken] }, cancellation)).Crossings);
            }
            catch (Exception fault) when (!PassingTrouble.Is(fault))
            {
                letters.Add(new DeadLetter(taken.Sequence, EntryKinds.Crossing, DeadLetter.ReaderFailed));
            }
        }

        return batch with { Crossings = crossings, DeadLetters = letters };
    }
}
