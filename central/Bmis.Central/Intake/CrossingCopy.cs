using Bmis.Central.Database;
using Bmis.Crossings.Records;
using Npgsql;

namespace Bmis.Central.Intake;

/// <summary>Writes the typed rows of crossings with a binary COPY.</summary>
internal static class CrossingCopy
{
    private const string Copy =
        """
        copy crossing (region_id, lane_id, sequence, crossing_id, post_code, direction, decision, is_crossing, verdict,
            capture_mode, crossed_at, opened_at, local_day, time_zone, clock_offset, officer_id, supervisor_id,
            nationality, residence, issuing_state, document_code, sex, birth_year, age, category, purpose, transport,
            hit_count, failed_checks, stored_at, personal, is_drill) from stdin (format binary)
        """;

    public static Task WriteAsync(
        NpgsqlConnection connection,
        LaneRun run,
        IEnumerable<TakenCrossing> crossings,
        DateTimeOffset now,
        CancellationToken cancellation)
    {
        var rows = new CopyRows(32);
        foreach (var taken in crossings)
        {
            rows.Row();
            rows.Integer(run.RegionId);
            rows.Text(run.LaneId);
            WriteAct(rows, taken);
            WriteCodes(rows, taken.Crossing, taken.LocalDay);
            rows.Time(now);
            rows.Bytes(taken.Personal ?? throw new InvalidOperationException("A crossing must be sealed first."));
            rows.Flag(taken.IsDrill);
        }

        return rows.SendAsync(connection, Copy, cancellation);
    }

    private static void WriteAct(CopyRows rows, TakenCrossing taken)
    {
        var crossing = taken.Crossing;
        rows.Big(taken.Sequence);
        rows.Id(crossing.CrossingId);
        rows.Text(crossing.PostCode);
        rows.Small((int)crossing.Direction);
        rows.Text(crossing.Decision.Code);
        rows.Flag(crossing.Decision.IsCrossing);
        rows.Small((int)crossing.Verdict);
        rows.Small((int)crossing.CaptureMode);
        rows.Time(crossing.DecidedAt);
        rows.Time(crossing.OpenedAt);
        rows.Day(taken.LocalDay);
        rows.Text(crossing.TimeZone);
        rows.Span(taken.ClockOffset);
        rows.Text(crossing.OfficerId);
        rows.Text(crossing.SupervisorId);
    }

    private static void WriteCodes(CopyRows rows, Crossing crossing, DateOnly day)
    {
        var birth = crossing.Traveller?.BirthDate;
        rows.Text(crossing.Traveller?.Nationality.Code);
        rows.Text(crossing.Trip.Residence?.Code);
        rows.Text(crossing.Document?.IssuingState.Code);
        rows.Text(crossing.Document?.DocumentCode);
        rows.Text(crossing.Traveller?.Sex.ToString());
        rows.Small(birth is { IsUnknown: false } known ? known.Year : null);
        rows.Small(birth?.AgeOn(day));
        rows.Text(crossing.Category);
        rows.Text(crossing.Trip.Purpose);
        rows.Text(crossing.Trip.Transport);
        rows.Integer(crossing.Hits.Count(hit => hit.IsOpen));
        rows.Integer(crossing.Checks.Count(check => check.Result == CheckResult.Failed));
    }
}
