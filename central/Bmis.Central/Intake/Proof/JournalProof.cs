using Bmis.Sync.Envelopes;

namespace Bmis.Central.Intake.Proof;

/// <summary>What a walk through the whole of a lane's journal in the warehouse has found.</summary>
internal sealed record JournalProof
{
    public required ProvedLane Lane { get; init; }

    /// <summary>The last entry up to which everything fits.</summary>
    public required Checkpoint Last { get; init; }

    public required AppliedCount Count { get; init; }

    /// <summary>Payloads that were opened up to there.</summary>
    public long Opened { get; init; }

    /// <summary>Payloads that were erased up to there.</summary>
    public long Erased { get; init; }

    /// <summary>The first number that does not fit; null when all do.</summary>
    public ProofFault? Fault { get; init; }

    public bool IsWhole => Fault is null;
}
