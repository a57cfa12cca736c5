using Bmis.Central.Keys;
using Npgsql;

namespace Bmis.Central.Intake.DeadLetters;

/// <summary>
/// Applies dead letters as intake would today, some hundreds in a transaction. A letter is applied once, however many
/// servers replay it; one whose entry stands already, from another journal of the same lane, is noted and left.
/// </summary>
internal sealed class DeadLetterReplay(
    WaitingLetters letters,
    RunReader reader,
    RunWriter writer,
    RecordSeal seal,
    Arrivals arrivals,
    TimeProvider clock)
{
    private const int Tries = 3;

    /// <summary>
    /// Replays what is meant, in the order of the journal. Corrections that had come to nothing because their records
    /// were missing follow when records were applied.
    /// </summary>
    /// <param name="meant">Which letters.</param>
    /// <param name="by">Who does it: an account, or the executable's user.</param>
    /// <param name="most">Begins no further transaction after so many.</param>
    /// <param name="cancellation">Ends it between two transactions.</param>
    public async Task<ReplayTally> ReplayAsync(
        LetterSelection meant, string by, int most, CancellationToken cancellation)
    {
        var tally = await RunAsync(meant, by, most, cancellation);
        var corrections = new LetterSelection(meant.RegionId, meant.LaneId, DeadLetter.NoRecord);
        if (tally.Applied > 0 && meant != corrections)
            tally += await RunAsync(corrections, by, most, cancellation);
        if (tally.Count > 0)
            arrivals.AnnounceState();
        return tally;
    }

    private async Task<ReplayTally> RunAsync(
        LetterSelection meant, string by, int most, CancellationToken cancellation)
    {
        var (tally, after) = (ReplayTally.Nothing, 0L);
        while (tally.Count < most && await letters.FindAsync(meant, after, cancellation) is { Count: > 0 } waiting)
        {
            var turn = new ReplayTurn(meant, waiting, by, clock.GetUtcNow());
            if (!await TryAsync(turn, cancellation))
                continue;
            tally += turn.Tally;
            after = waiting[^1].Sequence;
        }

        return tally;
    }

    // A conflict with intake, which raises the same daily counts, is tried again.
    private async Task<bool> TryAsync(ReplayTurn turn, CancellationToken cancellation)
    {
        for (var left = Tries; ; left--)
        {
            try
            {
                return await WriteAsync(turn, cancellation);
            }
            catch (PostgresException conflict) when (left > 1 && conflict.IsTransient)
            {
                // The next try begins a transaction of its own.
            }
        }
    }

    private async Task<bool> WriteAsync(ReplayTurn turn, CancellationToken cancellation)
    {
        var run = turn.Open(seal);
        var reading = reader.ReadAsync(run, cancellation);
        if (!await writer.WriteAsync(run, reading, new RunFrame(turn.BeginAsync, turn.EndAsync), cancellation))
            return false;
        arrivals.Announce(await reading);
        return true;
    }
}
