using Bmis.Sync.Envelopes;
using Bmis.Sync.Outbox;
using Bmis.TestKit.Stores;

namespace Bmis.Sync.Tests.Outbox;

/// <summary>What is under way follows what the link carries.</summary>
public sealed class LinkPaceTests
{
    private const double Modem = 8_000;
    private const double Fast = 12_500_000;
    private static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(700);

    private static readonly IReadOnlyList<Envelope> Journal =
        new SeededDrafts(1, payloadBytes: 900).Chain(new Producer("lane-1"), 4_000);

    [Fact]
    public void On_64_kilobits_no_more_is_under_way_than_the_link_carries_in_ten_seconds_and_it_is_never_idle()
    {
        var link = new SimulatedLink(Journal, Modem, RoundTrip);
        var took = link.SendUpTo(2_000);
        Assert.InRange(link.MostUnderWay, 5 * Modem, 10 * Modem);
        Assert.True(link.Slowest < TimeSpan.FromSeconds(12), $"{link.Slowest}");
        Assert.InRange(took.TotalSeconds, 0.95 * link.Carried / Modem, 1.02 * link.Carried / Modem);
    }

    [Fact]
    public void On_100_megabits_with_a_long_round_trip_the_whole_window_is_used()
    {
        var link = new SimulatedLink(Journal, Fast, RoundTrip);
        link.SendUpTo(Journal.Count);
        Assert.True(link.MostUnderWay > 2_000_000, $"{link.MostUnderWay}");
    }

    [Fact]
    public void A_link_that_becomes_ten_times_slower_is_followed()
    {
        var link = new SimulatedLink(Journal, 10 * Modem, RoundTrip);
        link.SendUpTo(2_000);
        link.BytesPerSecond = Modem;
        link.SendUpTo(3_000);
        var later = link.SendUpTo(3_500);
        Assert.InRange(later.TotalSeconds, 1, 90);
        Assert.True(link.LastTook < TimeSpan.FromSeconds(12), $"{link.LastTook}");
    }

    [Fact]
    public void What_is_larger_than_the_link_carries_is_sent_alone()
    {
        var large = new SeededDrafts(1, payloadBytes: 100_000).Chain(new Producer("lane-1"), 5);
        var link = new SimulatedLink(large, Modem, RoundTrip);
        Assert.InRange(link.SendUpTo(5).TotalSeconds, 60, 75);
        Assert.True(link.Slowest < TimeSpan.FromSeconds(15), $"{link.Slowest}");
    }

    [Fact]
    public void Before_anything_was_acknowledged_a_little_is_under_way()
    {
        var pace = new LinkPace();
        Assert.Equal(SenderLimits.FirstBytes, pace.Allowed);
        var flight = pace.Leave(Journal[0].Checkpoint, 1_000, TimeSpan.Zero);
        Assert.Equal(1_000, pace.UnderWay);
        pace.Arrive(flight, TimeSpan.FromSeconds(1));
        Assert.Equal((0, SenderLimits.FirstBytes), (pace.UnderWay, pace.Allowed));
        pace.Arrive(pace.Leave(Journal[0].Checkpoint, 100_000, default), TimeSpan.FromSeconds(10));
        Assert.InRange(pace.Allowed, 50_000, 60_000);
    }

    [Fact]
    public void What_was_given_up_is_under_way_no_more()
    {
        var pace = new LinkPace();
        pace.Leave(Journal[0].Checkpoint, 1_000, TimeSpan.Zero);
        pace.GiveUp();
        Assert.Equal(0, pace.UnderWay);
    }
}
