using Bmis.Sync.Protocol;

namespace Bmis.Central.Intake.Epochs;

/// <summary>A branch of a lane's journal, for whoever decides. It holds nothing of an entry.</summary>
internal sealed record Branch
{
    public int RegionId { get; init; }

    /// <summary>Its key: the lane, and behind a plus sign its epoch when it is not the first.</summary>
    public string LaneId { get; init; } = "";

    public string State { get; init; } = "";

    /// <summary>The last entry that it shares with the branch that it left, as the lane said.</summary>
    public long BaseSequence { get; init; }

    /// <summary>The last entry that is held.</summary>
    public long Held { get; init; }

    /// <summary>Entries that do not count.</summary>
    public long Apart { get; init; }

    /// <summary>When it began; null for a lane's first.</summary>
    public DateTime? BegunAt { get; init; }

    public DateTime? AcknowledgedAt { get; init; }

    /// <summary>The certificate that began it.</summary>
    public byte[]? CertificateSha256 { get; init; }

    public DateTime? DecidedAt { get; init; }

    public string DecidedBy { get; init; } = "";

    /// <summary>Why it was decided so, opened.</summary>
    public string Words { get; init; } = "";

    public byte[]? SealedWords { get; init; }

    public EpochState EpochState => BranchRow.StateOf(State);

    /// <summary>The key; never the words.</summary>
    public override string ToString() => LaneId;
}
