namespace Bmis.Central.Watchlists.Drills;

/// <summary>What makes a crossing part of drills.</summary>
/// <param name="DrillIds">The drills.</param>
/// <param name="IsLeftOut">Whether it is nothing but a drill: no statistics and no history have it.</param>
internal sealed record DrillMark(IReadOnlyList<string> DrillIds, bool IsLeftOut);
