using System.Globalization;
using Bmis.Crossings.Records;
using Npgsql;
using NpgsqlTypes;

namespace Bmis.Central.Intake;

/// <summary>Writes the typed rows of crossings with a binary COPY.</summary>
internal static class CrossingCopy
{
    private const string Copy =
        """
        copy crossing (region_id, lane_id, sequence, crossing_id, post_code, direction, decision, is_crossing, verdict,
            capture_mode, crossed_at, opened_at, local_day, time_zone, clock_offset, officer_id, supervisor_id,
            nationality, residence, issuing_state, document_code, sex, birth_year, age, category, purpose, transport,
            hit_count, failed_checks, stored_at, personal_primary, personal_secondary, personal_birth_date,
            personal_document_number, personal_reason) from stdin (format binary)
        """;

    public static async Task WriteAsync(
        NpgsqlConnection connection,
        Batch batch,
        IEnumerable<TakenCrossing> crossings,
        DateTimeOffset now,
        CancellationToken cancellation)
    {
        await using var rows = await connection.BeginBinaryImportAsync(Copy, cancellation);
        foreach (var taken in crossings)
        {
            rows.StartRow();
            rows.Write(batch.RegionId, NpgsqlDbType.Integer);
            rows.Write(batch.LaneId, NpgsqlDbType.Text);
            WriteAct(rows, taken);
            WriteCodes(rows, taken.Crossing, taken.LocalDay);
            rows.Write(now, NpgsqlDbType.TimestampTz);
            WritePersonal(rows, taken.Crossing);
        }

        await rows.CompleteAsync(cancellation);
    }

    private static void WriteAct(NpgsqlBinaryImporter rows, TakenCrossing taken)
    {
        var crossing = taken.Crossing;
        rows.Write(taken.Sequence, NpgsqlDbType.Bigint);
        rows.Write(crossing.CrossingId, NpgsqlDbType.Uuid);
        Text(rows, crossing.PostCode);
        Small(rows, (int)crossing.Direction);
        Text(rows, crossing.Decision.Code);
        rows.Write(crossing.Decision.IsCrossing, NpgsqlDbType.Boolean);
        Small(rows, (int)crossing.Verdict);
        Small(rows, (int)crossing.CaptureMode);
        rows.Write(crossing.DecidedAt, NpgsqlDbType.TimestampTz);
        rows.Write(crossing.OpenedAt, NpgsqlDbType.TimestampTz);
        rows.Write(taken.LocalDay, NpgsqlDbType.Date);
        Text(rows, crossing.TimeZone);
        rows.Write(taken.ClockOffset, NpgsqlDbType.Interval);
        Text(rows, crossing.OfficerId);
        Text(rows, crossing.SupervisorId);
    }

    private static void WriteCodes(NpgsqlBinaryImporter rows, Crossing crossing, DateOnly day)
    {
        var birth = crossing.Traveller?.BirthDate;
        Text(rows, crossing.Traveller?.Nationality.Code);
        Text(rows, crossing.Traveller?.Residence?.Code);
        Text(rows, crossing.Document?.IssuingState.Code);
        Text(rows, crossing.Document?.DocumentCode);
        Text(rows, crossing.Traveller?.Sex.ToString());
        Small(rows, birth is { IsUnknown: false } known ? known.Year : null);
        Small(rows, birth?.AgeOn(day));
        Text(rows, crossing.Category);
        Text(rows, crossing.Purpose);
        Text(rows, crossing.Transport);
        rows.Write(crossing.Hits.Count, NpgsqlDbType.Integer);
        rows.Write(crossing.Checks.Count(check => check.Result == CheckResult.Failed), NpgsqlDbType.Integer);
    }

    private static void WritePersonal(NpgsqlBinaryImporter rows, Crossing crossing)
    {
        Text(rows, crossing.Traveller?.Name.Primary);
        Text(rows, crossing.Traveller?.Name.Secondary);
        Text(rows, crossing.Traveller?.BirthDate.ToIso());
        Text(rows, crossing.Document?.Number.Text);
        Text(rows, crossing.Reason);
    }

    private static void Text(NpgsqlBinaryImporter rows, string? text) => rows.Write(text ?? "", NpgsqlDbType.Text);

    private static void Small(NpgsqlBinaryImporter rows, int? number)
    {
        if (number is { } present)
            rows.Write(Convert.ToInt16(present, CultureInfo.InvariantCulture), NpgsqlDbType.Smallint);
        else
            rows.WriteNull();
    }
}
