namespace Bmis.Sync.Feeds;

/// <summary>Where a lane keeps what it follows.</summary>
public interface IFeedSink
{
    /// <summary>The last position that was taken in; 0 for none.</summary>
    ValueTask<long> PositionAsync(CancellationToken cancellation);

    /// <summary>
    /// Takes a page in together with its last position, wholly or not at all. Its first position fits the last one.
    /// </summary>
    /// <exception cref="InvalidDataException">The content cannot be read.</exception>
    ValueTask TakeAsync(FeedContent page, CancellationToken cancellation);
}
