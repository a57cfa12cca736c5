using Bmis.Central.Keys;
using Bmis.Crossings;
using Bmis.Sync.Envelopes;
using Dapper;
using Npgsql;

namespace Bmis.Central.Intake.DeadLetters;

/// <summary>One transaction's part of a replay: what it takes up, and what became of it.</summary>
internal sealed class ReplayTurn(
    LetterSelection meant, IReadOnlyList<WaitingLetter> waiting, string by, DateTimeOffset now)
{
    private const string Note =
        """
        update dead_letter as letter set tried_at = @now, tried_by = @by, outcome = one.outcome,
            replayed_at = case when one.outcome <> @StillFaulty then @now end,
            reason = case when one.outcome = @StillFaulty then one.reason else letter.reason end
        from unnest(@sequences, @outcomes, @reasons) as one (sequence, outcome, reason)
        where letter.region_id = @RegionId and letter.lane_id = @LaneId and letter.sequence = one.sequence
        """;

    // The histories have been read past these numbers.
    private const string TellHistories =
        """
        insert into history_again (region_id, lane_id, sequence)
        select @RegionId, @LaneId, one from unnest(@applied) as one on conflict do nothing
        """;

    private readonly Dictionary<long, string> _unreadable = [];

    /// <summary>What became of the letters, once the transaction is committed.</summary>
    public ReplayTally Tally { get; private set; } = ReplayTally.Nothing;

    /// <summary>The entries that are to be applied.</summary>
    public LaneRun Open(RecordSeal seal)
    {
        var entries = new List<Envelope>();
        foreach (var letter in waiting.Where(letter => !letter.IsApplied))
        {
            var (entry, problem) = letter.Open(seal);
            if (entry is null)
                _unreadable[letter.Sequence] = problem;
            else
                entries.Add(entry);
        }

        return new LaneRun(meant.RegionId, meant.LaneId, entries);
    }

    /// <summary>Takes the lane's turn; false when the letters are no longer as they were read.</summary>
    public Task<bool> BeginAsync(NpgsqlTransaction transaction) =>
        WaitingLetters.HoldAsync(transaction, meant, waiting);

    /// <summary>Notes what became of each.</summary>
    public async Task EndAsync(NpgsqlTransaction transaction, IReadOnlyList<DeadLetter> refused)
    {
        var faults = refused.GroupBy(letter => letter.Sequence)
            .ToDictionary(letters => letters.Key, letters => letters.First().Reason);
        foreach (var (sequence, reason) in _unreadable)
            faults[sequence] = reason;
        var outcomes = waiting.Select(letter => Outcome(letter, faults)).ToArray();
        await transaction.Connection!.ExecuteAsync(
            Note,
            new
            {
                meant.RegionId,
                meant.LaneId,
                LetterOutcome.StillFaulty,
                sequences = waiting.Select(letter => letter.Sequence).ToArray(),
                outcomes,
                reasons = waiting.Select(letter => faults.GetValueOrDefault(letter.Sequence, "")).ToArray(),
                by,
                now,
            },
            transaction);
        var applied = waiting.Where(letter => Outcome(letter, faults) == LetterOutcome.Applied).ToList();
        var told = applied.Where(letter => letter.Kind is EntryKinds.Crossing or EntryKinds.Correction)
            .Select(letter => letter.Sequence).ToArray();
        await transaction.Connection!.ExecuteAsync(
            TellHistories, new { meant.RegionId, meant.LaneId, applied = told }, transaction);
        var already = waiting.Count(letter => letter.IsApplied);
        Tally = new(applied.Count, already, waiting.Count - applied.Count - already);
    }

    private static string Outcome(WaitingLetter letter, Dictionary<long, string> faults) =>
        letter.IsApplied ? LetterOutcome.AlreadyApplied
        : faults.ContainsKey(letter.Sequence) ? LetterOutcome.StillFaulty
        : LetterOutcome.Applied;
}
