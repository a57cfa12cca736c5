using Bmis.BorderPost.Lists;
using Bmis.BorderPost.Serving;
using Bmis.BorderPost.Uplink;
using Bmis.Crossings.Contracts;
using Bmis.Sync.Distribution;
using Bmis.Sync.Feeds;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Arrivals;

/// <summary>Takes in whom the centre expects at this post, for as long as the lane runs.</summary>
internal sealed class ArrivalFollowing(
    ArrivalStore store,
    CentreChannel centre,
    IOptions<ListsOptions> lists,
    IOptions<LaneOptions> lane,
    TimeProvider clock,
    ILogger<FeedFollower> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => centre.Channel is { } channel
        ? new FeedFollower(
            channel, lane.Value.Id, ExpectedContract.Feed, lists.Value.Verifier(lane.Value), store,
            new ListSubscriberOptions(), clock, logger).RunAsync(stoppingToken)
        : Task.CompletedTask;
}
