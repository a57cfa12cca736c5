using Bmis.Central.Fingerprints.Enrolments;
using Bmis.Central.PassengerData.Arrivals;
using Bmis.Central.StayLedger;
using Bmis.Crossings.Contracts;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Feeds;

namespace Bmis.Central.Distribution;

/// <summary>Everything that lanes follow and ask: histories, expected travellers, earlier enrolments of fingers.
/// </summary>
internal sealed class LaneFeeds(HistoryFeed histories, ExpectedFeed expected, EnrolmentAnswers enrolments) : IFeedSource
{
    public IAsyncEnumerable<FeedContent> FollowAsync(
        Producer lane, string feed, long after, CancellationToken cancellation) =>
        feed == ExpectedContract.Feed
            ? expected.FollowAsync(lane, after, cancellation)
            : histories.FollowAsync(lane, feed, after, cancellation);

    public ValueTask<ReadOnlyMemory<byte>?> AnswerAsync(
        Producer lane, string topic, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        topic == EnrolmentContract.Topic
            ? enrolments.AnswerAsync(lane, content, cancellation)
            : histories.AnswerAsync(lane, topic, content, cancellation);
}
