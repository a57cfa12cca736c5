using Bmis.Sync.Envelopes;

namespace Bmis.Sync.Feeds;

/// <summary>Where the centre keeps what lanes follow and ask. Safe for many lanes at once.</summary>
public interface IFeedSource
{
    /// <summary>
    /// What a lane's feed holds beyond a position, then everything that follows, and now and then a page without
    /// content that says that there is nothing new. A position that became visible never has an earlier one after it.
    /// </summary>
    IAsyncEnumerable<FeedContent> FollowAsync(
        Producer lane, string feed, long after, CancellationToken cancellation);

    /// <summary>The answer to a question; null when the topic is not known.</summary>
    ValueTask<ReadOnlyMemory<byte>?> AnswerAsync(
        Producer lane, string topic, ReadOnlyMemory<byte> content, CancellationToken cancellation);
}
