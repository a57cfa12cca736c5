using System.Security.Cryptography;
using System.Text;
using Bmis.Sync.Distribution;
using Bmis.Sync.Distribution.Roles;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Feeds;
using Bmis.Sync.Wire;
using Bmis.TestKit;
using Bmis.TestKit.Lists;
using Bmis.TestKit.Stores;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bmis.Sync.Tests.Feeds;

/// <summary>Feeds over real sockets, with a centre that is honest, cut off or lying.</summary>
public sealed class FeedFollowerTests : IDisposable
{
    private readonly SignedCatalogue _signing = new(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly CancellationTokenSource _stop = new();
    private readonly Sink _sink = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _stop.Dispose();
        _sink.Dispose();
        _signing.Dispose();
    }

    [Fact]
    public async Task Pages_follow_one_another_and_new_ones_come_as_they_are_made()
    {
        await using var centre = await CentreAsync();
        centre.Feeds.GrowTo(7);
        await using var lane = Follow(centre.Address);
        await _sink.UntilAsync(7);
        Assert.Equal(["0-3", "3-6", "6-7"], _sink.Taken);
        centre.Feeds.GrowTo(8);
        await _sink.UntilAsync(8);
        Assert.Equal("7-8", _sink.Taken[^1]);
    }

    [Fact]
    public async Task A_connection_that_is_cut_again_and_again_loses_and_doubles_nothing()
    {
        await using var centre = await CentreAsync();
        await using var relay = new CuttingRelay(centre.Port, connection => 700 + (37 * connection));
        centre.Feeds.GrowTo(60);
        await using var lane = Follow(relay.Address);
        await _sink.UntilAsync(60);
        Assert.True(relay.Connections > 3, $"{relay.Connections}");
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{3 * i}-{3 * (i + 1)}"), _sink.Taken);
    }

    [Fact]
    public async Task A_page_that_leaves_a_gap_goes_back_or_is_forged_is_not_taken()
    {
        await using var centre = await CentreAsync();
        var lies = new Queue<Func<FeedContent, FeedContent>>(
        [
            page => page with { After = page.After + 1, UpTo = page.UpTo + 1 },
            page => page with { UpTo = page.After - 1 },
            page => page with { Created = DateTimeOffset.MinValue },
            page => page,
        ]);
        centre.Feeds.Lie = page => (lies.Count > 1 ? lies.Dequeue() : lies.Peek())(page);
        centre.Feeds.GrowTo(3);
        await using var lane = Follow(centre.Address);
        await _sink.UntilAsync(3);
        Assert.Equal(["0-3"], _sink.Taken);
        Assert.Single(lies);
    }

    [Fact]
    public async Task A_page_signed_by_another_key_or_for_another_lane_is_not_taken()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var centre = await CentreAsync();
        var opened = 0;
        centre.FeedKey = () => ++opened == 1 ? Copy(other) : Copy(_signing.Key(RoleKind.Timestamp));
        centre.Feeds.GrowTo(3);
        centre.Caller = new Producer("lane-2");
        await using var lane = Follow(centre.Address);
        while (Volatile.Read(ref opened) < 3) await Task.Yield();
        Assert.Empty(_sink.Taken);
        centre.Caller = new Producer("lane-1");
        await _sink.UntilAsync(3);
        Assert.Equal(["0-3"], _sink.Taken);
    }

    [Fact]
    public async Task A_page_that_the_lane_could_not_store_comes_again()
    {
        await using var centre = await CentreAsync();
        _sink.FailOnce = true;
        centre.Feeds.GrowTo(3);
        await using var lane = Follow(centre.Address);
        await _sink.UntilAsync(3);
        Assert.Equal(["0-3"], _sink.Taken);
    }

    [Fact]
    public async Task A_centre_that_is_alive_and_stuck_is_left_and_asked_anew()
    {
        await using var centre = await CentreAsync();
        var asked = 0;
        centre.FeedKey = () =>
        {
            if (++asked == 3) centre.Feeds.GrowTo(3);
            return Copy(_signing.Key(RoleKind.Timestamp));
        };
        await using var lane = Follow(centre.Address, TimeSpan.FromMilliseconds(100));
        await _sink.UntilAsync(3);
        Assert.True(asked >= 3);
    }

    [Fact]
    public async Task A_question_is_answered_or_refused_in_words()
    {
        await using var centre = await CentreAsync();
        using var channel = centre.Channel();
        var answer = await FeedFollower.AskAsync(
            channel, "echo", new byte[] { 1, 2, 3 }, TimeSpan.FromSeconds(20), Cancellation);
        Assert.Equal([3, 2, 1], answer.ToArray());
        await RefusedAsync(channel, "nothing", [], GrpcStatusCode.NotFound);
        await RefusedAsync(channel, "a/b", [], GrpcStatusCode.InvalidArgument);
        await RefusedAsync(channel, "echo", new byte[FeedLimits.ContentBytes + 1], GrpcStatusCode.InvalidArgument);
        centre.Caller = null;
        await RefusedAsync(channel, "echo", [], GrpcStatusCode.Unauthenticated);
    }

    private static async Task RefusedAsync(GrpcChannel channel, string topic, byte[] content, GrpcStatusCode code)
    {
        var refused = await Assert.ThrowsAsync<GrpcException>(() => FeedFollower.AskAsync(
            channel, topic, content, TimeSpan.FromSeconds(20), Cancellation));
        Assert.Equal(code, refused.Status);
    }

    private async Task<CentreHost> CentreAsync()
    {
        var centre = await CentreHost.StartAsync(new MemoryInboxStore());
        centre.FeedKey = () => Copy(_signing.Key(RoleKind.Timestamp));
        return centre;
    }

    private static ECDsa Copy(ECDsa key) => ECDsa.Create(key.ExportParameters(includePrivateParameters: true));

    private Running Follow(Uri centre, TimeSpan? patience = null)
    {
        var channel = new GrpcChannel(centre);
        var verifier = new ListVerifier(LaneTrust.Of(_signing.Root, "lane-1"));
        var options = new ListSubscriberOptions
        {
            FirstPause = TimeSpan.FromMilliseconds(1),
            LongestPause = TimeSpan.FromMilliseconds(20),
            Patience = patience ?? TimeSpan.FromSeconds(90),
        };
        var follower = new FeedFollower(
            channel, "lane-1", "any", verifier, _sink, options, TimeProvider.System,
            NullLogger<FeedFollower>.Instance);
        return new Running(channel, follower.RunAsync(_stop.Token), _stop);
    }

    private sealed class Running(GrpcChannel channel, Task running, CancellationTokenSource stop) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
            channel.Dispose();
        }
    }

    private sealed class Sink : IFeedSink, IDisposable
    {
        public void Dispose() => _grown.Dispose();

        private readonly SemaphoreSlim _grown = new(0);
        private long _position;

        public List<string> Taken { get; } = [];

        public bool FailOnce { get; set; }

        public ValueTask<long> PositionAsync(CancellationToken cancellation) => ValueTask.FromResult(_position);

        public ValueTask TakeAsync(FeedContent page, CancellationToken cancellation)
        {
            if (FailOnce)
            {
                FailOnce = false;
                throw new IOException("The disk is full.");
            }

            Taken.Add(Encoding.ASCII.GetString(page.Content.Span));
            _position = page.UpTo;
            _grown.Release();
            return ValueTask.CompletedTask;
        }

        public async Task UntilAsync(long position)
        {
            while (Volatile.Read(ref _position) < position)
                Assert.True(await _grown.WaitAsync(TimeSpan.FromSeconds(20), Cancellation), $"{_position}");
        }
    }
}
