using Bmis.Sync.Protocol;

namespace Bmis.Sync.Inbox;

/// <summary>Something of a lane that must not be, with its evidence.</summary>
/// <param name="Reason">What it is.</param>
/// <param name="Sequence">The entry that is the matter; 0 when none is.</param>
/// <param name="Evidence">The raw wire message that shows it; may hold personal data.</param>
public sealed record Quarantine(RefusalReason Reason, long Sequence, ReadOnlyMemory<byte> Evidence)
{
    /// <summary>Reason and number; never the evidence.</summary>
    public override string ToString() => $"{Reason} at {Sequence}";
}
