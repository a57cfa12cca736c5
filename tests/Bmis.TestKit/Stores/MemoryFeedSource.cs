using System.Runtime.CompilerServices;
using System.Text;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Feeds;

namespace Bmis.TestKit.Stores;

/// <summary>A feed in memory whose content says its own positions; it can be made to lie.</summary>
public sealed class MemoryFeedSource : IFeedSource
{
    private readonly Bell _bell = new();
    private long _last;

    /// <summary>When every page is made.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Changes a page before it is signed.</summary>
    public Func<FeedContent, FeedContent> Lie { get; set; } = page => page;

    /// <summary>Lets the feed grow to a position.</summary>
    public void GrowTo(long position)
    {
        Volatile.Write(ref _last, position);
        _bell.Ring();
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<FeedContent> FollowAsync(
        Producer lane, string feed, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            await _bell.UntilAsync(() => Volatile.Read(ref _last) > after, cancellation);
            var upTo = Math.Min(after + 3, Volatile.Read(ref _last));
            var content = Encoding.ASCII.GetBytes($"{after}-{upTo}");
            yield return Lie(new FeedContent(after, upTo, Now, content));
            after = upTo;
        }
    }

    /// <summary>The question again, turned round; null for any other topic than "echo".</summary>
    public ValueTask<ReadOnlyMemory<byte>?> AnswerAsync(
        Producer lane, string topic, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        if (topic != "echo") return ValueTask.FromResult<ReadOnlyMemory<byte>?>(null);
        var turned = content.ToArray();
        Array.Reverse(turned);
        return ValueTask.FromResult<ReadOnlyMemory<byte>?>(turned);
    }
}
