using Bmis.Central.Intake.DeadLetters;
using Npgsql;

namespace Bmis.Central.Intake.Epochs;

/// <summary>
/// Lets the entries of accepted branches count: those that were kept apart are replayed like dead letters, those that
/// already count in another branch are passed over. A kill in the middle goes on where it was.
/// </summary>
internal sealed class EpochKeeper(
    EpochStore store, DeadLetterReplay replay, TimeProvider clock, ILogger<EpochKeeper> logger)
    : RecurringWork(IntakeParameters.EpochsApplied, clock)
{
    /// <summary>Replays until nothing that counts is apart.</summary>
    public async Task<ReplayTally> CatchUpAsync(CancellationToken cancellation)
    {
        var tally = ReplayTally.Nothing;
        foreach (var branch in await store.WaitingAsync(cancellation))
        {
            tally += await replay.ReplayAsync(
                new LetterSelection(branch.RegionId, branch.LaneId, DeadLetter.Undecided),
                branch.DecidedBy,
                int.MaxValue,
                cancellation);
        }

        return tally;
    }

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        try
        {
            await CatchUpAsync(cancellation);
        }
        catch (NpgsqlException fault)
        {
            Log.EpochsNotApplied(logger, fault.Message);
        }
    }
}
