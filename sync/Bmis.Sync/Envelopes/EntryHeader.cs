namespace Bmis.Sync.Envelopes;

/// <summary>What an entry says about itself. It outlives the payload, so it holds nothing personal.</summary>
/// <param name="LaneId">The lane that wrote the entry.</param>
/// <param name="Sequence">1, 2, 3 and so on, without a gap, in one lane.</param>
/// <param name="Id">A version 7 UUID: the entry's name everywhere.</param>
/// <param name="Kind">A short code that says how to read the payload, such as "decision".</param>
/// <param name="DeviceTime">The lane's clock when the entry was written, to the microsecond, in UTC.</param>
/// <param name="ClockOffset">What to add to the lane's clock to get the centre's, as last known.</param>
public sealed record EntryHeader(
    string LaneId, long Sequence, Guid Id, string Kind, DateTimeOffset DeviceTime, TimeSpan ClockOffset);
