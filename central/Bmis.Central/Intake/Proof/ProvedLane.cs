namespace Bmis.Central.Intake.Proof;

/// <summary>A lane in the region under which its journal lies.</summary>
internal sealed record ProvedLane(int RegionId, string LaneId);
