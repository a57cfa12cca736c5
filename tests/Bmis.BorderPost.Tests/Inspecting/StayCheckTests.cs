using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Tests.History;
using Bmis.Crossings.History;
using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Tests.Inspecting;

public sealed class StayCheckTests
{
    private static readonly DateOnly Today = new(2026, 5, 3);

    [Fact]
    public void Without_a_regime_or_a_past_nothing_is_judged()
    {
        Assert.Empty(StayCheck.Judge(Rule("NAT"), Known([]), Direction.Entry, Today));
        Assert.Empty(StayCheck.Judge(Rule("VEX"), null, Direction.Entry, Today));
    }

    [Fact]
    public void Days_that_are_left_are_fine_and_a_history_that_is_not_whole_says_so()
    {
        var stay = Pasts.Stay(Today.AddDays(-100), Today.AddDays(-80));
        Assert.Equal((CheckResult.Successful, ""), Judge(Direction.Entry, Known(stay)));
        Assert.Equal(
            (CheckResult.Undetermined, "stay.incomplete"), Judge(Direction.Entry, Known(stay, complete: false)));
    }

    [Fact]
    public void Ninety_days_that_are_used_up_refer_and_one_that_is_left_does_not()
    {
        Assert.Equal(
            (CheckResult.Failed, "stay.used-up"),
            Judge(Direction.Entry, Known(Pasts.Stay(Today.AddDays(-90), Today.AddDays(-1)))));
        Assert.Equal(
            (CheckResult.Successful, ""),
            Judge(Direction.Entry, Known(Pasts.Stay(Today.AddDays(-89), Today.AddDays(-1)))));
    }

    [Fact]
    public void An_overstay_at_exit_refers_and_the_last_authorised_day_does_not()
    {
        Assert.Equal(
            (CheckResult.Failed, "stay.overstayed"),
            Judge(Direction.Exit, Known([Pasts.Item(Today.AddDays(-90), entry: true)])));
        Assert.Equal(
            (CheckResult.Successful, ""),
            Judge(Direction.Exit, Known([Pasts.Item(Today.AddDays(-89), entry: true)])));
    }

    [Fact]
    public void A_lost_exit_is_never_taken_for_an_overstay()
    {
        HistoryItem[] lost = [Pasts.Item(Today.AddDays(-120), entry: true), Pasts.Item(Today.AddDays(-5), entry: true)];
        Assert.Equal((CheckResult.Undetermined, "stay.uncertain"), Judge(Direction.Exit, Known(lost)));
    }

    [Fact]
    public void An_exit_without_a_known_entry_and_an_entry_while_a_stay_is_open_are_said()
    {
        Assert.Equal((CheckResult.Undetermined, "stay.no-entry"), Judge(Direction.Exit, Known([])));
        Assert.Equal(
            (CheckResult.Undetermined, "stay.open"),
            Judge(Direction.Entry, Known([Pasts.Item(Today.AddDays(-5), entry: true)])));
        var never = Past.Of([], isComplete: false, asOf: null);
        Assert.Equal((CheckResult.Undetermined, "stay.incomplete"), Judge(Direction.Exit, never));
    }

    [Fact]
    public void What_two_sources_know_is_put_together_once()
    {
        var entry = Pasts.Item(Today.AddDays(-5), entry: true);
        var lane = Past.Of([entry.Past], isComplete: false, asOf: null);
        var centre = Past.Of([entry.Past, Pasts.Item(Today.AddDays(-9), entry: false).Past], isComplete: true, Now);
        var both = lane.With(centre);
        Assert.Equal((2, true, (DateTimeOffset?)Now), (both.Crossings.Count, both.IsComplete, both.AsOf));
        Assert.Equal(entry.Past, both.Crossings[0]);
    }

    private static DateTimeOffset Now => new(2026, 5, 3, 9, 0, 0, TimeSpan.Zero);

    private static (CheckResult, string) Judge(Direction direction, Past past)
    {
        var outcome = Assert.Single(StayCheck.Judge(Rule("VEX"), past, direction, Today));
        Assert.Equal(StayCheck.Name, outcome.Check);
        return (outcome.Result, outcome.Reason);
    }

    private static TravelRule Rule(string category) => CountryProfile.Standard.For(category, Direction.Entry);

    private static Past Known(IEnumerable<HistoryItem> items, bool complete = true) =>
        Past.Of(items.Select(item => item.Past), complete, Now);
}
