using System.Data.Common;
using Bmis.Central.Intake;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;
using Dapper;

namespace Bmis.Central.Hits;

/// <summary>Remembers, in the transaction that brings them, which crossings arrived long after they happened.</summary>
internal static class LateIntake
{
    // A lane that is connected pushes within seconds and takes a new list within a minute.
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(10);

    private const string Insert =
        """
        insert into late_intake (region_id, lane_id, sequence, arrived_at)
        select @regionId, lane_id, sequence, @now from unnest(@lanes, @sequences) as one (lane_id, sequence)
        on conflict do nothing
        """;

    public static async Task TakeAsync(
        DbTransaction transaction, int regionId, IEnumerable<TakenCrossing> crossings, DateTimeOffset now)
    {
        var late = crossings.Where(taken => IsLate(taken.Crossing, now)).ToList();
        if (late.Count == 0)
            return;
        var lanes = late.Select(taken => taken.Crossing.LaneId).ToArray();
        var sequences = late.Select(taken => taken.Sequence).ToArray();
        await transaction.Connection!.ExecuteAsync(Insert, new { regionId, lanes, sequences, now }, transaction);
    }

    private static bool IsLate(Crossing crossing, DateTimeOffset now) =>
        crossing.DecidedAt < now - Late
        && crossing.ReferralId is null
        && crossing.Decision != DecisionCode.Cancelled
        && (crossing.Traveller is not null || crossing.Document is not null);
}
