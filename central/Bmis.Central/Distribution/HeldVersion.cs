namespace Bmis.Central.Distribution;

/// <summary>A version of a list that a lane last said it holds.</summary>
internal sealed record HeldVersion(int RegionId, string LaneId, string ListName, long Version);
