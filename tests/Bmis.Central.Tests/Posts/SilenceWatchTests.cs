using Bmis.Central.Intake;
using Bmis.Central.Posts;
using Bmis.Central.Tests.Intake;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Outbox;
using Bmis.TestKit.Suites;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Tests.Posts;

public sealed class SilenceWatchTests
{
    private static readonly PostsOptions Settings = new();

    private readonly TickedClock _clock = new();
    private readonly Arrivals _arrivals = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lane_that_falls_silent_and_comes_back_is_told_without_any_event()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var lane = await bench.ProducerAsync();
        await SayAsync(bench, lane);
        using var watch = Watch(bench);
        await watch.StartAsync(Cancellation);
        Assert.Equal(LaneState.Current, await ToldAsync(bench));
        _clock.Tick(Settings.SilentAfter + TimeSpan.FromSeconds(1));
        Assert.Equal(LaneState.Silent, await ToldAsync(bench));
        await SayAsync(bench, lane);
        _clock.Tick(Settings.JudgedEvery);
        Assert.Equal(LaneState.Current, await ToldAsync(bench));
        await watch.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Lanes_that_stand_as_before_are_not_told_again()
    {
        await using var bench = await IntakeBench.OpenAsync();
        await SayAsync(bench, await bench.ProducerAsync());
        using var watch = Watch(bench);
        Assert.True(await watch.LookAsync(Cancellation));
        _clock.Now += Settings.SilentAfter;
        Assert.False(await watch.LookAsync(Cancellation));
        _clock.Now += TimeSpan.FromTicks(1);
        Assert.True(await watch.LookAsync(Cancellation));
        Assert.False(await watch.LookAsync(Cancellation));
    }

    [Fact]
    public async Task A_new_lane_and_a_new_alarm_are_told()
    {
        await using var bench = await IntakeBench.OpenAsync();
        using var watch = Watch(bench);
        Assert.False(await watch.LookAsync(Cancellation));
        var lane = await bench.ProducerAsync();
        Assert.True(await watch.LookAsync(Cancellation));
        var evidence = new Sync.Inbox.Quarantine(Sync.Protocol.RefusalReason.Fork, 1, new byte[] { 1 });
        await bench.Store.QuarantineAsync(lane, evidence, Cancellation);
        Assert.True(await watch.LookAsync(Cancellation));
        Assert.False(await watch.LookAsync(Cancellation));
    }

    private PostsStore Store(IntakeBench bench) =>
        new(bench.Fixture.Warehouse, Options.Create(Settings), _clock);

    private SilenceWatch Watch(IntakeBench bench) => new(
        Store(bench), _arrivals, Options.Create(Settings), _clock, NullLogger<SilenceWatch>.Instance);

    private async Task SayAsync(IntakeBench bench, Producer lane)
    {
        bench.Clock.Now = _clock.Now;
        var branch = await bench.Store.TakeAsync(lane, Cancellation);
        await bench.Store.NoteStatusAsync(
            branch, new LaneStatus(0, null, new Dictionary<string, long>(), _clock.Now, 1L << 40), Cancellation);
    }

    private async Task<LaneState> ToldAsync(IntakeBench bench)
    {
        Assert.Equal(ArrivalTopic.Posts, await _arrivals.Topics.ReadAsync(Cancellation));
        var lanes = await Store(bench).LanesAsync(onlyPost: null, Cancellation);
        return Assert.Single(lanes).State;
    }
}
