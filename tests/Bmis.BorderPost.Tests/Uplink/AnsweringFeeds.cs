using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Feeds;

namespace Bmis.BorderPost.Tests.Uplink;

/// <summary>A centre that answers questions as a test says, and whose feeds never grow.</summary>
internal sealed class AnsweringFeeds : IFeedSource
{
    /// <summary>The answers, by topic.</summary>
    internal ConcurrentDictionary<string, Func<ReadOnlyMemory<byte>, byte[]>> Answers { get; } = [];

    public async IAsyncEnumerable<FeedContent> FollowAsync(
        Producer lane, string feed, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        yield break;
    }

    public ValueTask<ReadOnlyMemory<byte>?> AnswerAsync(
        Producer lane, string topic, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        ValueTask.FromResult<ReadOnlyMemory<byte>?>(
            Answers.TryGetValue(topic, out var answer) ? answer(content) : null);
}
