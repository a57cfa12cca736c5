using Bmis.Central.Database;
using Bmis.Central.Keys;
using Bmis.Central.Watchlists.Drills;
using Bmis.Crossings;

namespace Bmis.Central.Intake;

/// <summary>
/// Reads a run and marks what belongs to drills. What lasts in failing costs its own entry and no other.
/// </summary>
internal sealed class RunReader(IWarehouse warehouse, RecordSeal seal, ILogger<RunReader> logger)
{
    private readonly DrillDocuments _drills = new(warehouse, seal);

    /// <summary>How each kind of entry is read.</summary>
    public IReadOnlyDictionary<string, EntryReader> Readers { get; init; } = BatchReader.Kinds;

    public async Task<Batch> ReadAsync(LaneRun run, CancellationToken cancellation)
    {
        var batch = BatchReader.Read(run, logger, Readers);
        try
        {
            return await MarkAsync(batch, cancellation);
        }
        catch (Exception fault) when (!PassingTrouble.Is(fault))
        {
            Log.BatchTakenApart(logger, run.LaneId, run.Before, PassingTrouble.CodeOf(fault));
            return await MarkApartAsync(batch, cancellation);
        }
    }

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
