using Bmis.Sync.Envelopes;

namespace Bmis.Sync.Outbox;

/// <summary>
/// How much may be under way on a link: what it carries in <see cref="SenderLimits.UnderWay"/>, by the rate at which
/// the centre acknowledged of late. The rate of a batch is what was acknowledged from its leaving to its own
/// acknowledgement, over that time: never more than the link carries, and as much once the link is full. It has no
/// clock: whoever drives it says what time it is. Not thread-safe.
/// </summary>
internal sealed class LinkPace
{
    private static readonly TimeSpan ShortestFlight = TimeSpan.FromMilliseconds(1);
    private long _arrived;
    private double? _bytesPerSecond;

    /// <summary>Bytes that are under way.</summary>
    public long UnderWay { get; private set; }

    /// <summary>Bytes that may be under way.</summary>
    public long Allowed => Math.Max(
        SenderLimits.FirstBytes, (long)((_bytesPerSecond ?? 0) * SenderLimits.UnderWay.TotalSeconds));

    /// <summary>Bytes of the next batch at most: small enough that several share the window.</summary>
    public int Batch => (int)Math.Min(EnvelopeLimits.BatchBytes, Allowed / SenderLimits.BatchesInPace);

    /// <summary>A batch leaves.</summary>
    public Flight Leave(Checkpoint end, long bytes, TimeSpan now)
    {
        UnderWay += bytes;
        return new Flight(end, bytes, now, _arrived);
    }

    /// <summary>A batch was acknowledged, in the order of their leaving.</summary>
    public void Arrive(Flight flight, TimeSpan now)
    {
        UnderWay -= flight.Bytes;
        _arrived += flight.Bytes;
        var took = now - flight.Left;
        var rate = (_arrived - flight.ArrivedBefore) / (took > ShortestFlight ? took : ShortestFlight).TotalSeconds;
        _bytesPerSecond = ((_bytesPerSecond ?? rate) + rate) / 2;
    }

    /// <summary>What is under way is given up: it is sent again.</summary>
    public void GiveUp() => UnderWay = 0;
}
