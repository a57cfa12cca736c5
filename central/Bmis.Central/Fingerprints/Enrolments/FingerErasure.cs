using System.Data.Common;
using Bmis.Central.Intake;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Fingerprints;
using Dapper;

namespace Bmis.Central.Fingerprints.Enrolments;

/// <summary>
/// Erases enrolments: templates, pictures and the journal's payload, also of comparisons and searches of the same
/// crossing, go in one transaction, and galleries follow. Header and digest of an entry stay, so that the chain can
/// still be proved.
/// </summary>
internal static class FingerErasure
{
    /// <summary>The person's data were erased.</summary>
    public const string Person = "person";

    /// <summary>The time of keeping was over.</summary>
    public const string Retention = "retention";

    /// <summary>The refusal keeps no biometrics.</summary>
    public const string Refusal = "refusal";

    // An enrolment for the sake of the refusal: a lane makes one only where its grounds allow keeping it.
    private const short Kept = (short)EnrolmentPurpose.Refusal;

    private const string Erase =
        """
        with gone as (
            update finger_enrolment set content = null, person = null, document = null, erased_at = @now,
                erased_why = @why
            where region_id = @regionId and enrolment_id = any(@enrolments) and content is not null
            returning enrolment_id, crossing_id, lane_id, sequence),
        pictures as (
            update finger_sample as kept set content = null, absence = @erased, sha256 = '' from gone
            where kept.region_id = @regionId and kept.enrolment_id = gone.enrolment_id),
        journal as (
            update envelope as kept set sealed = null, salt = null from gone
            where kept.region_id = @regionId and kept.lane_id = gone.lane_id and kept.sequence = gone.sequence),
        comparisons as (
            update envelope as kept set sealed = null, salt = null
            from gone join finger_event as event on event.region_id = @regionId
                and event.crossing_id = gone.crossing_id and event.kind <> 'enrolled'
            where kept.region_id = @regionId and kept.lane_id = event.lane_id and kept.sequence = event.sequence
                and kept.kind = 'fingerprints')
        select count(*) from gone
        """;

    private const string Refuse =
        """
        insert into finger_refusal (region_id, crossing_id, refused_at) select @regionId, one, @now
        from unnest(@crossings) as one
        on conflict do nothing
        """;

    private const string SelectRefused =
        """
        select enrolment_id from finger_enrolment
        where region_id = @regionId and crossing_id = any(@crossings) and content is not null and purpose <> @kept
        """;

    private const string SelectLate =
        """
        select enrolment_id from finger_enrolment join finger_refusal using (region_id, crossing_id)
        where region_id = @regionId and enrolment_id = @enrolment and purpose <> @kept
        """;

    /// <summary>Erases enrolments of a region; says how many were there.</summary>
    public static async Task<int> EraseAsync(
        DbTransaction transaction, int regionId, Guid[] enrolments, string why, DateTimeOffset now) =>
        enrolments.Length == 0
            ? 0
            : await transaction.Connection!.ExecuteScalarAsync<int>(
                Erase,
                new { regionId, enrolments, why, now = now.UtcDateTime, erased = SampleState.Erased },
                transaction);

    /// <summary>
    /// A refusal whose grounds allow keeping no biometrics has no photograph in its closing record: the fingers of the
    /// referral and of the closing go too. Those that were taken for the refusal stay: a lane without a camera has no
    /// photograph of whom it may keep either.
    /// </summary>
    public static async Task TakeAsync(
        DbTransaction transaction, int regionId, IEnumerable<TakenCrossing> taken, DateTimeOffset now)
    {
        Guid[] crossings =
        [
            .. taken.Select(one => one.Crossing)
                .Where(one => one is { Photograph: null, ReferralId: not null }
                    && one.Decision == DecisionCode.RefuseEntry)
                .SelectMany(one => new[] { one.CrossingId, one.ReferralId!.Value }),
        ];
        if (crossings.Length == 0)
            return;
        var values = new { regionId, crossings, now = now.UtcDateTime, kept = Kept };
        await transaction.Connection!.ExecuteAsync(Refuse, values, transaction);
        var refused = await transaction.Connection!.QueryAsync<Guid>(SelectRefused, values, transaction);
        await EraseAsync(transaction, regionId, [.. refused], Refusal, now);
    }

    /// <summary>Erases an enrolment that comes after such a refusal.</summary>
    public static async Task TakeLateAsync(
        DbTransaction transaction, int regionId, Guid enrolment, DateTimeOffset now)
    {
        var late = await transaction.Connection!.QueryAsync<Guid>(
            SelectLate, new { regionId, enrolment, kept = Kept }, transaction);
        await EraseAsync(transaction, regionId, [.. late], Refusal, now);
    }
}
