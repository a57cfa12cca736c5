namespace Bmis.Sync.Outbox;

/// <summary>A device of a lane, as it last was.</summary>
/// <param name="Name">Its name in the lane, at most 64 characters.</param>
/// <param name="Kind">What it is, a code of at most 32 letters, digits, '.', '-' or '_'.</param>
/// <param name="State">How it stands, a code likewise, such as <c>ready</c>.</param>
public sealed record LaneDevice(string Name, string Kind, string State);
