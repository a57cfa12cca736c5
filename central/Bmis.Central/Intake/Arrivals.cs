using System.Threading.Channels;

namespace Bmis.Central.Intake;

/// <summary>
/// Tells the pages that something has arrived, after it was committed. A page asks for the rows itself, with its own
/// rights and filters; so an event is only a word, and one that is dropped costs nothing.
/// </summary>
internal sealed class Arrivals
{
    private readonly Channel<ArrivalTopic> _topics = Channel.CreateBounded<ArrivalTopic>(
        new BoundedChannelOptions(IntakeParameters.WaitingArrivals) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>What has arrived; one reader.</summary>
    public ChannelReader<ArrivalTopic> Topics => _topics.Reader;

    /// <summary>A batch was committed.</summary>
    public void Announce(Batch batch)
    {
        if (batch.Crossings.Count > 0)
            _topics.Writer.TryWrite(ArrivalTopic.Crossings);
        AnnounceState();
    }

    /// <summary>The queue of hits has changed, for everybody who sees it or for who sees the discreet ones.</summary>
    public void AnnounceHits(bool open, bool discreet)
    {
        if (open)
            _topics.Writer.TryWrite(ArrivalTopic.Hits);
        if (discreet)
            _topics.Writer.TryWrite(ArrivalTopic.DiscreetHits);
    }

    /// <summary>Alert lists, or what waits to be decided about them, have changed.</summary>
    public void AnnounceLists() => _topics.Writer.TryWrite(ArrivalTopic.Lists);

    /// <summary>Conflicts between fingers, or what was said about them, have changed: for everybody who sees them, or for
    /// who sees the discreet ones.</summary>
    public void AnnounceFingers(bool isDiscreet = false) =>
        _topics.Writer.TryWrite(isDiscreet ? ArrivalTopic.DiscreetFingers : ArrivalTopic.Fingers);

    /// <summary>A lane's state has changed.</summary>
    public void AnnounceState() => _topics.Writer.TryWrite(ArrivalTopic.Posts);
}
