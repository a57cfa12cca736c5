using System.Diagnostics;
using Bmis.Crossings.Stays;
using Bmis.Crossings.Tests.Stays;

namespace Bmis.Benchmarks.Stays;

/// <summary>A million random histories: the calculator against a count day by day, in numbers and in time.</summary>
internal static class StaysBenchmark
{
    private const int Histories = 1_000_000;
    private const int Seed = 20261126;

    private static readonly DateOnly Today = new(2026, 5, 3);
    private static readonly StayRegime Window = StayRegimes.Standard.Find("90-180")!;
    private static readonly StayRegime Year = StayRegimes.Standard.Find("90-year")!;

    internal static IReadOnlyList<Figure> Measure()
    {
        var random = new Random(Seed);
        var (differences, computed, counted) = (0, 0L, 0L);
        for (var i = 0; i < Histories; i++)
        {
            var history = StayHistory.Of(Passages(random));
            var regime = i % 2 == 0 ? Window : Year;
            var start = Stopwatch.GetTimestamp();
            var balance = StayCalculator.Compute(history, regime, Today);
            var middle = Stopwatch.GetTimestamp();
            var days = new DayCount(history.Stays, regime, Today);
            var (used, remaining, over) = (days.Used(Today), days.Remaining(), days.Overstayed());
            computed += middle - start;
            counted += Stopwatch.GetTimestamp() - middle;
            if ((used, remaining, over) != (balance.DaysUsed, balance.DaysRemaining, balance.DaysOverstayed))
                differences++;
        }

        return
        [
            new Figure("histories that differ from a count day by day, of a million", differences, "", 1, false),
            new Figure("times as fast as that count", (double)counted / computed, "", 10, true),
        ];
    }

    // Up to eight stays in three years; now and then an exit is lost.
    private static List<Passage> Passages(Random random)
    {
        var passages = new List<Passage>();
        var day = Today.AddDays(-random.Next(1, 1000));
        for (var stays = random.Next(0, 9); stays > 0 && day <= Today; stays--)
        {
            passages.Add(At(day, entry: true));
            day = day.AddDays(random.Next(0, 120));
            if (day <= Today && random.Next(20) > 0) passages.Add(At(day, entry: false));
            day = day.AddDays(random.Next(0, 200));
        }

        return passages;
    }

    private static Passage At(DateOnly day, bool entry) =>
        new(new DateTimeOffset(day, new TimeOnly(entry ? 8 : 20, 0), TimeSpan.Zero), day, entry);
}
