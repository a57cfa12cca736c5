using System.Data.Common;
using Bmis.Central.Intake;
using Bmis.Crossings.Records;
using Dapper;

namespace Bmis.Central.Watchlists.Drills;

/// <summary>Writes the crossings of invented persons, in the transaction of their batch.</summary>
internal static class DrillSightings
{
    // The lane's name for its look at the alert list.
    private const string AlertCheck = "alert.list";

    private const string Insert =
        """
        insert into drill_sighting (region_id, crossing_id, referral_id, drill_id, lane_id, post_code, opened_at,
            crossed_at, stored_at, detected_in, is_left_out)
        values (@regionId, @CrossingId, @ReferralId, @drill, @LaneId, @PostCode, @opened, @crossed, @now, @detected,
            @IsLeftOut)
        on conflict do nothing
        """;

    private const string SelectLeftOut =
        """
        select crossing_id from drill_sighting
        where region_id = @regionId and is_left_out and crossing_id = any(@crossings)
        """;

    public static async Task TakeAsync(
        DbTransaction transaction, int regionId, IEnumerable<TakenCrossing> crossings, DateTimeOffset now)
    {
        var rows = crossings.Where(taken => taken.Drill is not null)
            .SelectMany(taken => taken.Drill!.DrillIds.Select(drill => Row(regionId, taken, drill, now)))
            .ToList();
        if (rows.Count > 0)
            await transaction.Connection!.ExecuteAsync(Insert, rows, transaction);
    }

    /// <summary>Which of these crossings are nothing but drills.</summary>
    public static async Task<IReadOnlySet<Guid>> LeftOutAsync(
        DbConnection connection, int regionId, IEnumerable<Guid> crossings) =>
        (await connection.QueryAsync<Guid>(SelectLeftOut, new { regionId, crossings = crossings.ToArray() }))
        .ToHashSet();

    private static object Row(int regionId, TakenCrossing taken, string drill, DateTimeOffset now) => new
    {
        regionId,
        taken.Crossing.CrossingId,
        taken.Crossing.ReferralId,
        drill,
        taken.Crossing.LaneId,
        taken.Crossing.PostCode,
        opened = taken.Crossing.OpenedAt.UtcDateTime,
        crossed = taken.Crossing.DecidedAt.UtcDateTime,
        now = now.UtcDateTime,
        detected = taken.Crossing.Checks
            .FirstOrDefault(check => check.Check == AlertCheck && check.Result != CheckResult.NotPerformed)?.Took,
        taken.Drill!.IsLeftOut,
    };
}
