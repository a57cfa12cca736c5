using Dapper;
using Npgsql;

namespace Bmis.Central.Intake;

/// <summary>The alarm of a lane whose clock is off, closed by itself when the clock is right again.</summary>
internal static class ClockAlarm
{
    public const string Kind = "clock-skew";

    // Its number is the lane's newest entry when it was raised, so that each time that it happens stays on record.
    private const string Raise =
        """
        insert into alarm (region_id, lane_id, kind, sequence, raised_at)
        select @regionId, @laneId, @Kind, @headSequence, @now
        where not exists (
            select from alarm where region_id = @regionId and lane_id = @laneId and kind = @Kind and closed_at is null)
        on conflict (region_id, lane_id, kind, sequence) do update set closed_at = null, closed_by = '', words = null
        """;

    private const string Close =
        """
        update alarm set closed_at = @now
        where region_id = @regionId and lane_id = @laneId and kind = @Kind and closed_at is null
        """;

    /// <summary>Raises or closes it by how far the lane's clock is from ours.</summary>
    public static Task<int> NoteAsync(
        NpgsqlConnection connection,
        int regionId,
        string laneId,
        long headSequence,
        TimeSpan skew,
        DateTimeOffset now,
        CancellationToken cancellation) => connection.ExecuteAsync(new CommandDefinition(
            skew.Duration() > IntakeParameters.ClockTolerance ? Raise : Close,
            new { regionId, laneId, Kind, headSequence, now },
            cancellationToken: cancellation));
}
