using Bmis.Central.Fingerprints.Enrolments;
using Bmis.Crossings.Contracts;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Feeds;

namespace Bmis.Central.StayLedger;

/// <summary>Everything that lanes follow and ask: histories, and earlier enrolments of fingers.</summary>
internal sealed class LaneFeeds(HistoryFeed histories, EnrolmentAnswers enrolments) : IFeedSource
{
    public IAsyncEnumerable<FeedContent> FollowAsync(
        Producer lane, string feed, long after, CancellationToken cancellation) =>
        histories.FollowAsync(lane, feed, after, cancellation);

    public ValueTask<ReadOnlyMemory<byte>?> AnswerAsync(
        Producer lane, string topic, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        topic == EnrolmentContract.Topic
            ? enrolments.AnswerAsync(lane, content, cancellation)
            : histories.AnswerAsync(lane, topic, content, cancellation);
}
