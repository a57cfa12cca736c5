using Bmis.Sync.Wire;

namespace Bmis.Sync.Tests;

/// <summary>The pauses between streams that break.</summary>
public sealed class ReconnectionTests
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly JumpingClock _clock = new();

    [Fact]
    public async Task In_the_first_five_minutes_a_lane_tries_every_few_seconds_and_then_seldom()
    {
        await RunAsync(100, _ => { });
        var at = TimeSpan.Zero;
        var (early, late) = (new List<TimeSpan>(), new List<TimeSpan>());
        foreach (var pause in _clock.Waits)
        {
            (at < TimeSpan.FromMinutes(5) ? early : late).Add(pause);
            at += pause;
        }

        Assert.All(early, pause => Assert.InRange(pause, First / 2, TimeSpan.FromSeconds(5)));
        Assert.True(early.Count >= 60, $"{early.Count}");
        Assert.All(late, pause => Assert.InRange(pause, TimeSpan.FromSeconds(15), Longest));
        Assert.NotEmpty(late);
    }

    [Fact]
    public async Task Pauses_double_at_first_and_are_never_all_the_same()
    {
        await RunAsync(30, _ => { });
        for (var i = 0; i < 4; i++)
            Assert.InRange(_clock.Waits[i], First * Math.Pow(2, i) / 2, First * Math.Pow(2, i));
        Assert.True(_clock.Waits.Skip(5).Distinct().Count() > 10);
    }

    [Fact]
    public async Task After_a_stream_that_lasted_the_pauses_begin_anew()
    {
        await RunAsync(200, stream =>
        {
            if (stream == 150)
                _clock.Advance(TimeSpan.FromHours(1));
        });
        var pauses = _clock.Waits;
        Assert.InRange(pauses[148], TimeSpan.FromSeconds(15), Longest);
        Assert.InRange(pauses[149], First / 2, First);
        Assert.All(pauses.Skip(149).Take(40), pause => Assert.True(pause <= TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task Three_thousand_lanes_that_were_cut_off_together_come_back_spread_out()
    {
        var arrivals = new int[60];
        for (var lane = 0; lane < 3_000; lane++)
        {
            var clock = new JumpingClock();
            await RunAsync(18, _ => { }, clock: clock);
            var at = TimeSpan.Zero;
            foreach (var pause in clock.Waits)
            {
                at += pause;
                if (at < TimeSpan.FromSeconds(arrivals.Length))
                    arrivals[(int)at.TotalSeconds]++;
            }
        }

        // A lane tries every 2.5 to 5 seconds by then: 800 of them in a second when they are spread evenly.
        Assert.All(arrivals[15..45], second => Assert.InRange(second, 500, 1_100));
    }

    [Fact]
    public async Task A_longest_pause_below_five_seconds_stays_the_longest()
    {
        await RunAsync(30, _ => { }, TimeSpan.FromMilliseconds(600));
        Assert.All(_clock.Waits, pause => Assert.True(pause <= TimeSpan.FromMilliseconds(600)));
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(3600, 30)]
    public async Task A_server_that_names_a_longer_pause_has_its_way_up_to_the_longest(int told, int pause)
    {
        var trailers = new GrpcMetadata { { "grpc-retry-pushback-ms", $"{told * 1000}" } };
        await RunAsync(3, _ => throw new GrpcException(GrpcStatusCode.ResourceExhausted, "Too many.", trailers));
        Assert.Equal(TimeSpan.FromSeconds(pause), _clock.Waits[0]);
    }

    private async Task RunAsync(
        int streams, Action<int> atStream, TimeSpan? longest = null, TimeProvider? clock = null)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var count = 0;
        var reconnection = new Reconnection(First, longest ?? Longest, clock ?? _clock, (_, _) => { });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reconnection.RunAsync(
            async token =>
            {
                if (++count > streams)
                    await stop.CancelAsync();
                token.ThrowIfCancellationRequested();
                atStream(count);
                throw new IOException("broken");
            },
            stop.Token));
    }
}
