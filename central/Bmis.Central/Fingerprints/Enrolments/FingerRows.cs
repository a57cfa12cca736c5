using System.Data.Common;
using Bmis.Central.Intake;
using Bmis.Central.Keys;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.History;
using Dapper;

namespace Bmis.Central.Fingerprints.Enrolments;

/// <summary>Writes what was done with fingers, in the transaction of the batch that brings it.</summary>
internal static class FingerRows
{
    // An id that another entry has used before, of whichever lane and region, is no duplicate.
    private const string IsTaken =
        """
        select exists (select from finger_enrolment
            where enrolment_id = @EnrolmentId
                and (region_id <> @RegionId or lane_id <> @LaneId or sequence <> @Sequence))
        """;

    private const string InsertEnrolment =
        """
        insert into finger_enrolment (region_id, enrolment_id, lane_id, sequence, crossing_id, post_code, taken_at,
            purpose, engine, prints, person, document, content, stored_at, used_at)
        values (@RegionId, @EnrolmentId, @LaneId, @Sequence, @CrossingId, @PostCode, @At, @purpose, @Engine, @prints,
            @person, @document, @content, @now, least(@At, @now))
        on conflict do nothing
        """;

    private const string InsertSample =
        """
        insert into finger_sample (region_id, enrolment_id, finger, lane_id, taken_at, sha256, length, dpi, absence)
        values (@RegionId, @EnrolmentId, @finger, @LaneId, least(@At, @now), @sha256, @length, @dpi, @waiting)
        on conflict do nothing
        """;

    private const string InsertEvent =
        """
        insert into finger_event (region_id, lane_id, event_id, sequence, crossing_id, happened_at, kind, device,
            device_kind, outcome, reason, attempts, took, quality, against, band, score, threshold, compared_with,
            compared_at)
        values (@RegionId, @LaneId, @EventId, @Sequence, @CrossingId, @At, @Kind, @Device, @DeviceKind, @Outcome,
            @Reason, @Attempts, @Took, @Quality, @Against, @Band, @Score, @Threshold,
            @ComparedWith, @ComparedAt)
        on conflict do nothing
        """;

    /// <summary>Writes it; a code says why it cannot be applied, null that it is done or was done before.</summary>
    public static async Task<string?> TakeAsync(
        DbTransaction transaction, RecordSeal seal, Batch batch, TakenFingers taken, DateTimeOffset now)
    {
        var happened = taken.Happened;
        if (happened is FingersEnrolled enrolled
            && await EnrolAsync(transaction, seal, batch, taken, enrolled, now) is { } reason)
            return reason;
        await ExecuteAsync(transaction, InsertEvent, FingerEventRow.Of(batch, taken, now));
        return null;
    }

    private static async Task<string?> EnrolAsync(
        DbTransaction transaction,
        RecordSeal seal,
        Batch batch,
        TakenFingers taken,
        FingersEnrolled enrolled,
        DateTimeOffset now)
    {
        var values = new DynamicParameters(new
        {
            batch.RegionId,
            batch.LaneId,
            batch.PostCode,
            taken.Sequence,
            enrolled.EnrolmentId,
            enrolled.CrossingId,
            At = enrolled.At.UtcDateTime,
            purpose = (short)enrolled.Purpose,
            enrolled.Engine,
            prints = (short)enrolled.Fingers.Count(finger => finger.Template.Length > 0),
            person = seal.Index(HistoryKeys.Person(enrolled.Traveller)),
            document = seal.Index(HistoryKeys.Document(enrolled.Document)),
            content = seal.SealFingers(batch.RegionId, enrolled.EnrolmentId, taken.Payload.Span),
            now = now.UtcDateTime,
        });
        // Asked after the insertion: it waits for another lane that writes the same id at this moment.
        if (await transaction.Connection!.ExecuteAsync(InsertEnrolment, values, transaction) == 0)
            return await transaction.Connection!.ExecuteScalarAsync<bool>(IsTaken, values, transaction)
                ? "enrolment.other"
                : null;
        foreach (var finger in enrolled.Fingers)
        {
            if (finger.Sample is not { } sample)
                continue;
            var (sha256, length, dpi) = (sample.Sha256, sample.Length, sample.Dpi);
            await ExecuteAsync(transaction, InsertSample, new
            {
                batch.RegionId,
                batch.LaneId,
                enrolled.EnrolmentId,
                At = enrolled.At.UtcDateTime,
                now = now.UtcDateTime,
                finger = (short)finger.Position,
                sha256,
                length,
                dpi,
                waiting = SampleState.Waiting,
            });
        }

        await FingerErasure.TakeLateAsync(transaction, batch.RegionId, enrolled.EnrolmentId, now);
        return null;
    }

    private static Task<int> ExecuteAsync(DbTransaction transaction, string sql, object values) =>
        transaction.Connection!.ExecuteAsync(sql, values, transaction);
}
