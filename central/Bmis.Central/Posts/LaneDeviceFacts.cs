namespace Bmis.Central.Posts;

/// <summary>A device of a lane, as it last was.</summary>
internal sealed record LaneDeviceFacts(string Name, string Kind, string State);
