using System.Diagnostics;
using Bmis.Crossings.Stays;
using Bmis.Crossings.Tests.Stays;

namespace Bmis.Benchmarks.Stays;

/// <summary>A million random histories: the calculator against a count day by day, in numbers and in time.</summary>
internal static class StaysBenchmark
{
    private const int Histories = 1_000_000;
    private const int Parts = 100;
    private const int Seed = 20261126;

    private static readonly DateOnly Today = new(2026, 5, 3);
    private static readonly StayRegime Any = StayRegimes.Standard.Find("90-180")!;
    internal static IReadOnlyList<Figure> Measure()
    {
        var (differences, computed, counted) = (0L, 0L, 0L);
        Parallel.For(0, Parts, part =>
        {
            var (different, fast, slow) = Compare(new Random(Seed + part));
            Interlocked.Add(ref differences, different);
            Interlocked.Add(ref computed, fast);
            Interlocked.Add(ref counted, slow);
        });
        return
        [
            new Figure("histories that differ from a count day by day, of a million", differences, "", 1, false),
            new Figure("times as fast as that count", (double)counted / computed, "", 10, true),
        ];
    }

    private static (int Different, long Computed, long Counted) Compare(Random random)
    {
        var (different, computed, counted) = (0, 0L, 0L);
        for (var i = 0; i < Histories / Parts; i++)
        {
            var history = StayHistory.Of(Passages(random));
            var regime = Regime(random, i % 2 == 0);
            var start = Stopwatch.GetTimestamp();
            var balance = StayCalculator.Compute(history, regime, Today);
            var middle = Stopwatch.GetTimestamp();
            var days = new DayCount(history.Stays, regime, Today);
            var (used, remaining, over) = (days.Used(Today), days.Remaining(), days.Overstayed());
            computed += middle - start;
            counted += Stopwatch.GetTimestamp() - middle;
            if ((used, remaining, over) != (balance.DaysUsed, balance.DaysRemaining, balance.DaysOverstayed))
                different++;
        }

        return (different, computed, counted);
    }

    private static StayRegime Regime(Random random, bool inWindow)
    {
        var window = random.Next(3, 60);
        return inWindow
            ? Any with { Kind = StayRegimeKind.DaysInWindow, Days = random.Next(1, window), Window = window }
            : Any with { Kind = StayRegimeKind.DaysPerYear, Days = random.Next(1, 90), Window = 0 };
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
