namespace Bmis.Sync.Feeds;

/// <summary>What lies in a feed beyond a position. It prints as its positions.</summary>
/// <param name="After">The position before it.</param>
/// <param name="UpTo">The last position in it; equal to <paramref name="After"/> when there is nothing new.</param>
/// <param name="Created">When it was read, by the centre's clock: the feed is complete up to then.</param>
/// <param name="Content">The bytes, at most <see cref="FeedLimits.ContentBytes"/>.</param>
public sealed record FeedContent(long After, long UpTo, DateTimeOffset Created, ReadOnlyMemory<byte> Content)
{
    /// <inheritdoc/>
    public override string ToString() => $"[feed {After} to {UpTo}]";
}
