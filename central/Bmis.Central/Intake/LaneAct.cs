namespace Bmis.Central.Intake;

/// <summary>An officer's act at a lane, such as signing in.</summary>
internal sealed record LaneAct(long Sequence, string Action, string OfficerId, DateTimeOffset At, string Detail);
