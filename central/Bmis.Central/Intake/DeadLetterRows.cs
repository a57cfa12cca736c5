using Dapper;
using Npgsql;

namespace Bmis.Central.Intake;

/// <summary>Notes entries that could not be applied, in the transaction that stores them.</summary>
internal static class DeadLetterRows
{
    private const string Insert =
        """
        insert into dead_letter (region_id, lane_id, sequence, kind, reason, noted_at)
        select @RegionId, @LaneId, one.sequence, one.kind, one.reason, @now
        from unnest(@sequences, @kinds, @reasons) as one (sequence, kind, reason)
        on conflict do nothing
        """;

    public static async Task InsertAsync(
        NpgsqlTransaction transaction, LaneRun run, IReadOnlyList<DeadLetter> letters, DateTimeOffset now)
    {
        if (letters.Count == 0)
            return;
        var sequences = letters.Select(letter => letter.Sequence).ToArray();
        var kinds = letters.Select(letter => letter.Kind).ToArray();
        var reasons = letters.Select(letter => letter.Reason).ToArray();
        await transaction.Connection!.ExecuteAsync(
            Insert, new { run.RegionId, run.LaneId, sequences, kinds, reasons, now }, transaction);
    }
}
