namespace Bmis.Sync.Outbox;

/// <summary>What the lane knows of itself and the journal does not.</summary>
/// <param name="HeldLists">The version of every list it holds, by name.</param>
/// <param name="FreeDiskBytes">Free bytes on the journal's disk.</param>
public sealed record LaneVitals(IReadOnlyDictionary<string, long> HeldLists, long FreeDiskBytes);
