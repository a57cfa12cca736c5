namespace Bmis.Sync.Envelopes;

/// <summary>The first entry at which a chain is broken, and how.</summary>
/// <param name="Sequence">The first bad number; for a gap the first missing one.</param>
/// <param name="Reason">How it is broken.</param>
public sealed record ChainFault(long Sequence, ChainFaultReason Reason);
