using System.Data.Common;
using Bmis.Central.Intake;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;
using Dapper;

namespace Bmis.Central.Hits;

/// <summary>
/// Remembers, in the transaction that brings them, where in a lane's journal crossings stand that arrived long after
/// they happened.
/// </summary>
internal static class LateIntake
{
    // A lane that is connected pushes within seconds and takes a new list within a minute.
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(10);

    // One that was a dead letter until now may come after its neighbours.
    private const string Insert =
        """
        insert into late_intake as kept (region_id, lane_id, sequence, last_sequence, arrived_at)
        values (@RegionId, @LaneId, @first, @last, @now)
        on conflict (region_id, lane_id, sequence) do update
        set last_sequence = greatest(kept.last_sequence, excluded.last_sequence), arrived_at = excluded.arrived_at
        """;

    public static async Task TakeAsync(
        DbTransaction transaction, LaneRun run, IEnumerable<TakenCrossing> crossings, DateTimeOffset now)
    {
        var late = crossings
            .Where(taken => taken.Crossing.DecidedAt < Before(now) && SaysWho(taken.Crossing))
            .Select(taken => taken.Sequence)
            .ToList();
        if (late.Count > 0)
            await transaction.Connection!.ExecuteAsync(
                Insert, new { run.RegionId, run.LaneId, first = late.Min(), last = late.Max(), now }, transaction);
    }

    /// <summary>What was decided before this was late when it arrived then.</summary>
    public static DateTimeOffset Before(DateTimeOffset arrived) => arrived - Late;

    /// <summary>Whether a record says who passed.</summary>
    public static bool SaysWho(Crossing crossing) =>
        crossing.ReferralId is null
        && crossing.Decision != DecisionCode.Cancelled
        && (crossing.Traveller is not null || crossing.Document is not null);
}
