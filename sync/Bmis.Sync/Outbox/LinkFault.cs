using Bmis.Sync.Protocol;

namespace Bmis.Sync.Outbox;

/// <summary>Why lane and centre cannot go on, as the centre said or the lane found itself.</summary>
/// <param name="Reason">What it is.</param>
/// <param name="Sequence">The entry that is the matter; 0 when none is.</param>
internal sealed record LinkFault(RefusalReason Reason, long Sequence)
{
    /// <summary>Whether one entry is the matter, so that what stands before it is still agreed on and sent.</summary>
    public static bool IsOfAnEntry(RefusalReason? reason) => reason is
        RefusalReason.Missing or RefusalReason.Damaged or RefusalReason.BrokenChain or RefusalReason.Malformed;
}
