using Bmis.BorderPost.Lists;
using Bmis.BorderPost.Serving;
using Bmis.Sync.Distribution;
using Bmis.Sync.Feeds;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Uplink;

/// <summary>Takes in what the centre tells on a feed, for as long as the lane runs.</summary>
internal sealed class FeedFollowing(
    string feed,
    IFeedSink store,
    CentreChannel centre,
    IOptions<ListsOptions> lists,
    IOptions<LaneOptions> lane,
    TimeProvider clock,
    ILogger<FeedFollower> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => centre.Channel is { } channel
        ? new FeedFollower(
            channel, lane.Value.Id, feed, lists.Value.Verifier(lane.Value), store,
            new ListSubscriberOptions(), clock, logger).RunAsync(stoppingToken)
        : Task.CompletedTask;
}
