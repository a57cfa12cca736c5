namespace Bmis.Sync.Envelopes;

/// <summary>An entry before it has a number and a hash. Everything that varies comes from outside.</summary>
/// <param name="Kind">A short code that says how to read the payload.</param>
/// <param name="Payload">The plain payload, at most <see cref="EnvelopeLimits.PayloadBytes"/>.</param>
/// <param name="Id">A version 7 UUID.</param>
/// <param name="DeviceTime">The lane's clock; kept to the microsecond.</param>
/// <param name="ClockOffset">What to add to the lane's clock to get the centre's, as last known.</param>
/// <param name="Salt">16 random bytes.</param>
public sealed record EntryDraft(
    string Kind,
    ReadOnlyMemory<byte> Payload,
    Guid Id,
    DateTimeOffset DeviceTime,
    TimeSpan ClockOffset,
    ReadOnlyMemory<byte> Salt)
{
    /// <summary>The kind; never the payload.</summary>
    public override string ToString() => $"[draft {Kind}]";
}
