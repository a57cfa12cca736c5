using System.Data.Common;
using Bmis.Central.Intake;
using Bmis.Crossings.Records;
using Dapper;

namespace Bmis.Central.Fingerprints.Enrolments;

/// <summary>
/// Notes of which group the traveller of a crossing with a check of fingers is, and whether he or she passed in the
/// end: then the claim counts as genuine.
/// </summary>
internal static class FingerCrossings
{
    private const string Checks = "fingerprints.";

    private const string Insert =
        """
        insert into finger_crossing (region_id, crossing_id, sex, age, passed, is_drill, stored_at)
        values (@regionId, @CrossingId, @sex, @age, @passed, @IsDrill, @now)
        on conflict (region_id, crossing_id) do update set sex = excluded.sex, age = excluded.age,
            passed = finger_crossing.passed or excluded.passed, is_drill = excluded.is_drill
        """;

    // It may come before the referral that it closes: then the row waits for it.
    private const string Close =
        """
        insert into finger_crossing (region_id, crossing_id, sex, age, passed, is_drill, stored_at)
        values (@regionId, @referral, '', null, @passed, @IsDrill, @now)
        on conflict (region_id, crossing_id) do update set passed = excluded.passed
        """;

    public static async Task TakeAsync(
        DbTransaction transaction, int regionId, IReadOnlyCollection<TakenCrossing> crossings, DateTimeOffset now)
    {
        var rows = crossings.Where(taken => taken.Crossing.Checks.Any(IsOfFingers))
            .Select(taken => Row(regionId, taken, now)).ToList();
        if (rows.Count > 0)
            await transaction.Connection!.ExecuteAsync(Insert, rows, transaction);
        var closing = crossings.Where(taken => taken.Crossing.ReferralId is not null)
            .Select(taken => Closing(regionId, taken, now)).ToList();
        if (closing.Count > 0)
            await transaction.Connection!.ExecuteAsync(Close, closing, transaction);
    }

    private static bool IsOfFingers(CheckOutcome check) =>
        check.Check.StartsWith(Checks, StringComparison.Ordinal);

    private static object Closing(int regionId, TakenCrossing taken, DateTimeOffset now) => new
    {
        regionId,
        referral = taken.Crossing.ReferralId!.Value,
        passed = HasPassed(taken.Crossing),
        taken.IsDrill,
        now = now.UtcDateTime,
    };

    private static object Row(int regionId, TakenCrossing taken, DateTimeOffset now)
    {
        var crossing = taken.Crossing;
        var age = crossing.Traveller?.BirthDate.AgeOn(taken.LocalDay);
        return new
        {
            regionId,
            crossing.CrossingId,
            sex = crossing.Traveller?.Sex.ToString() ?? "",
            age = age is >= 0 and < 150 ? (short?)age : null,
            passed = HasPassed(crossing),
            taken.IsDrill,
            now = now.UtcDateTime,
        };
    }

    private static bool HasPassed(Crossing crossing) => crossing.Decision.IsCrossing;
}
