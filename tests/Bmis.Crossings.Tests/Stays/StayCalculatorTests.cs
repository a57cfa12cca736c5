using System.Text;
using Bmis.Crossings.Stays;

namespace Bmis.Crossings.Tests.Stays;

public sealed class StayCalculatorTests
{
    private const int Histories = 20_000;

    private static readonly StayRegime Schengen = StayRegimes.Standard.Find("90-180")!;
    private static readonly DateOnly Today = new(2026, 5, 3);

    [Theory]
    [InlineData(StayRegimeKind.DaysInWindow)]
    [InlineData(StayRegimeKind.DaysPerYear)]
    public void Every_number_equals_a_count_day_by_day_on_random_histories(StayRegimeKind kind)
    {
        const int seed = 20261126;
        var random = new Random(seed);
        for (var i = 0; i < Histories; i++)
        {
            var window = random.Next(3, 60);
            var regime = kind == StayRegimeKind.DaysInWindow
                ? Regime(kind, random.Next(1, window), window)
                : Regime(kind, random.Next(1, 90), 0);
            var history = StayHistory.Of(Passages(random));
            var counted = new DayCount(history.Stays, regime, Today);
            var balance = StayCalculator.Compute(history, regime, Today);
            var place = $"seed {seed}, history {i}";
            Assert.True(counted.Used(Today) == balance.DaysUsed, $"{place}: used {balance.DaysUsed}");
            Assert.True(counted.Remaining() == balance.DaysRemaining, $"{place}: remaining {balance.DaysRemaining}");
            Assert.True(counted.Overstayed() == balance.DaysOverstayed, $"{place}: over {balance.DaysOverstayed}");
            if (balance.NextEntry is { } next)
                Assert.True(counted.NextEntry() == next, $"{place}: next entry {next}");
            Assert.Equal(balance.DaysRemaining > 0, balance.LastDay is not null);
        }
    }

    [Fact]
    public void A_traveller_with_three_earlier_stays_has_twelve_days_left()
    {
        var history = Stays(("2025-12-01", "2025-12-30"), ("2026-02-01", "2026-02-28"), ("2026-04-01", "2026-04-20"));
        var balance = StayCalculator.Compute(history, Schengen, Today);
        Assert.Equal((78, 12), (balance.DaysUsed, balance.DaysRemaining));
        Assert.Equal((new DateOnly(2026, 5, 14), 0), (balance.LastDay, balance.DaysOverstayed));
        Assert.True(balance.IsCertain);
    }

    [Fact]
    public void Ninety_days_in_a_row_are_allowed_and_the_ninety_first_is_an_overstay()
    {
        var entry = Today.AddDays(-89);
        var open = StayHistory.Of([Entry(entry)]);
        Assert.Equal((1, 0), Left(open, Today));
        Assert.Equal((0, 1), Left(open, Today.AddDays(1)));

        // Two of the 91 days must have left the window before a new one fits into it.
        Assert.Equal(entry.AddDays(181), StayCalculator.Compute(open, Schengen, Today.AddDays(1)).NextEntry!.Value);
    }

    [Fact]
    public void Entry_before_midnight_and_exit_after_it_are_two_days() =>
        Assert.Equal(2, StayCalculator.Compute(
            Stays(("2026-04-01", "2026-04-02")), Schengen, Today).DaysUsed);

    [Fact]
    public void Days_under_a_permit_do_not_count()
    {
        var history = Stays(("2026-03-01", "2026-03-31"));
        var balance = StayCalculator.Compute(
            history, Schengen, Today, [(new DateOnly(2026, 3, 11), new DateOnly(2026, 3, 20))]);
        Assert.Equal(21, balance.DaysUsed);
    }

    [Fact]
    public void A_lost_exit_is_marked_and_gives_two_bounds_instead_of_an_overstay()
    {
        var history = StayHistory.Of([Entry(new(2026, 1, 1)), Entry(new(2026, 4, 1)), Exit(new(2026, 4, 10))]);
        var balance = StayCalculator.Compute(history, Schengen, Today);
        Assert.Equal((100, 11, false), (balance.DaysUsed, balance.DaysUsedAtLeast, balance.IsCertain));
        Assert.Equal(StayAssumption.ExitMissing, history.Stays[0].Assumption);
        Assert.Equal(0, balance.DaysOverstayed);
    }

    [Fact]
    public void An_exit_without_an_entry_is_a_day_and_is_marked()
    {
        var history = StayHistory.Of([Exit(new(2026, 4, 10))]);
        Assert.Equal(StayAssumption.EntryMissing, Assert.Single(history.Stays).Assumption);
        Assert.Equal(1, StayCalculator.Compute(history, Schengen, Today).DaysUsed);
    }

    [Fact]
    public void The_order_and_the_doubling_of_passages_change_nothing()
    {
        Passage[] passages = [Entry(new(2026, 1, 1)), Exit(new(2026, 1, 9)), Entry(new(2026, 4, 1))];
        var expected = StayHistory.Of(passages).Stays;
        Assert.Equal(expected, StayHistory.Of(passages.Reverse().Concat(passages)).Stays);
    }

    [Fact]
    public void Two_open_entries_on_one_day_are_one_stay_of_two_readings()
    {
        var history = StayHistory.Of([Entry(Today), Entry(Today) with { AuthorisedUntil = Today.AddDays(9) }]);
        Assert.True(history.IsCertain);
        Assert.Equal(1, StayCalculator.Compute(history, Schengen, Today).DaysUsed);
    }

    [Theory]
    [InlineData("none", null, 0)]
    [InlineData("30-entry", 0, 10)]
    [InlineData("fixed", 0, 5)]
    public void The_other_kinds_count_by_their_own_rule(string code, int? remaining, int overstayed)
    {
        var entry = Today.AddDays(-39);
        var history = StayHistory.Of([Entry(entry) with { AuthorisedUntil = Today.AddDays(-5) }]);
        var balance = StayCalculator.Compute(history, StayRegimes.Standard.Find(code)!, Today);
        Assert.Equal((remaining, overstayed), (balance.DaysRemaining, balance.DaysOverstayed));
    }

    [Theory]
    [InlineData("\"days\": 90, \"window\": 180", "\"days\": 180, \"window\": 180", "regimes[4] 90-180")]
    [InlineData("\"days\": 30", "\"days\": 0", "regimes[1] 30-entry")]
    [InlineData("\"kind\": \"None\", \"days\": 0", "\"kind\": \"None\", \"days\": 1", "regimes[0] none")]
    [InlineData("\"version\": 1", "\"version\": 0", "version")]
    [InlineData("\"90-entry\"", "\"30-entry\"", "30-entry stands twice")]
    [InlineData("\"DaysPerYear\"", "\"DaysPerMoon\"", "line")]
    public void A_wrong_list_of_regimes_is_refused_with_its_place(string right, string wrong, string place)
    {
        using var stream = typeof(StayRegimes).Assembly.GetManifestResourceStream(
            "Bmis.Crossings.Stays.Standard.stay-regimes.json")!;
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        Assert.Contains(right, text, StringComparison.Ordinal);
        var spoilt = Encoding.UTF8.GetBytes(text.Replace(right, wrong, StringComparison.Ordinal));
        var problem = Assert.Throws<FormatException>(() => StayRegimes.Read(spoilt));
        Assert.Contains(place, problem.Message, StringComparison.Ordinal);
    }

    private static (int? Remaining, int Over) Left(StayHistory history, DateOnly day)
    {
        var balance = StayCalculator.Compute(history, Schengen, day);
        return (balance.DaysRemaining, balance.DaysOverstayed);
    }

    private static StayHistory Stays(params (string Entry, string Exit)[] stays) => StayHistory.Of(
        stays.SelectMany(stay => new[] { Entry(Day(stay.Entry)), Exit(Day(stay.Exit)) }));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);

    private static IEnumerable<Passage> Passages(Random random)
    {
        var entry = random.Next(4) > 0;
        for (var (day, i) = (Today.AddDays(-random.Next(0, 500)), 0); day <= Today && i < 12; i++)
        {
            yield return entry ? Entry(day) : Exit(day);
            entry = random.Next(10) == 0 ? entry : !entry;
            day = day.AddDays(random.Next(0, 60));
        }
    }

    private static Passage Entry(DateOnly day) => new(new(day, new TimeOnly(8, 0), TimeSpan.Zero), day, true);

    private static Passage Exit(DateOnly day) => new(new(day, new TimeOnly(9, 0), TimeSpan.Zero), day, false);

    private static StayRegime Regime(StayRegimeKind kind, int days, int window) =>
        new("test", kind, days, window, new Dictionary<string, string> { ["en"] = "test" });
}
