using System.Data.Common;
using Bmis.Central.Database;
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
        select @regionId, *, @now from unnest(@CrossingId, @Sex, @Age, @Passed, @IsDrill)
        on conflict (region_id, crossing_id) do update set sex = excluded.sex, age = excluded.age,
            passed = finger_crossing.passed or excluded.passed, is_drill = excluded.is_drill
        """;

    // It may come before the referral that it closes: then the row waits for it.
    private const string Close =
        """
        insert into finger_crossing (region_id, crossing_id, sex, age, passed, is_drill, stored_at)
        select @regionId, *, @now from unnest(@CrossingId, @Sex, @Age, @Passed, @IsDrill)
        on conflict (region_id, crossing_id) do update set passed = excluded.passed
        """;

    public static async Task TakeAsync(
        DbTransaction transaction, int regionId, IReadOnlyCollection<TakenCrossing> crossings, DateTimeOffset now)
    {
        await WriteAsync(Insert, crossings.Where(taken => taken.Crossing.Checks.Any(IsOfFingers)).Select(Row));
        await WriteAsync(Close, crossings.Where(taken => taken.Crossing.ReferralId is not null).Select(Closing));

        async Task WriteAsync(string statement, IEnumerable<FingerCrossing> rows)
        {
            // No statement writes a row twice: what came last counts.
            var once = rows.Reverse().DistinctBy(row => row.CrossingId).ToList();
            if (once.Count > 0)
                await transaction.Connection!.ExecuteAsync(
                    statement, RowArrays.Of(once, new { regionId, now = now.UtcDateTime }), transaction);
        }
    }

    private static bool IsOfFingers(CheckOutcome check) =>
        check.Check.StartsWith(Checks, StringComparison.Ordinal);

    private static FingerCrossing Closing(TakenCrossing taken) =>
        new(taken.Crossing.ReferralId!.Value, "", null, HasPassed(taken.Crossing), taken.IsDrill);

    private static FingerCrossing Row(TakenCrossing taken)
    {
        var crossing = taken.Crossing;
        var age = crossing.Traveller?.BirthDate.AgeOn(taken.LocalDay);
        return new(
            crossing.CrossingId,
            crossing.Traveller?.Sex.ToString() ?? "",
            age is >= 0 and < 150 ? (short?)age : null,
            HasPassed(crossing),
            taken.IsDrill);
    }

    private static bool HasPassed(Crossing crossing) => crossing.Decision.IsCrossing;

    private sealed record FingerCrossing(Guid CrossingId, string Sex, short? Age, bool Passed, bool IsDrill);
}
