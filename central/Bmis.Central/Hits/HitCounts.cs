namespace Bmis.Central.Hits;

/// <summary>What waits in the queue, drills left out.</summary>
/// <param name="Open">Items without a decision.</param>
/// <param name="Overdue">Those whose time is over.</param>
internal sealed record HitCounts(long Open, long Overdue);
