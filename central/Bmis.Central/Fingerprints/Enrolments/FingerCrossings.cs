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
        insert into finger_crossing (region_id, crossing_id, sex, age, passed, is_drill)
        values (@regionId, @CrossingId, @sex, @age, @passed, @IsDrill)
        on conflict (region_id, crossing_id) do nothing
        """;

    private const string Close =
        """
        update finger_crossing as kept set passed = closed.passed
        from unnest(@referrals, @passed) as closed (crossing_id, passed)
        where kept.region_id = @regionId and kept.crossing_id = closed.crossing_id
        """;

    public static async Task TakeAsync(
        DbTransaction transaction, int regionId, IReadOnlyCollection<TakenCrossing> crossings)
    {
        var rows = crossings.Where(taken => taken.Crossing.Checks.Any(IsOfFingers))
            .Select(taken => Row(regionId, taken)).ToList();
        if (rows.Count > 0)
            await transaction.Connection!.ExecuteAsync(Insert, rows, transaction);
        var closing = crossings.Select(taken => taken.Crossing).Where(one => one.ReferralId is not null).ToList();
        if (closing.Count == 0)
            return;
        await transaction.Connection!.ExecuteAsync(
            Close,
            new
            {
                regionId,
                referrals = closing.Select(one => one.ReferralId!.Value).ToArray(),
                passed = closing.Select(HasPassed).ToArray(),
            },
            transaction);
    }

    private static bool IsOfFingers(CheckOutcome check) =>
        check.Check.StartsWith(Checks, StringComparison.Ordinal);

    private static object Row(int regionId, TakenCrossing taken)
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
        };
    }

    private static bool HasPassed(Crossing crossing) => crossing.Decision.IsCrossing;
}
