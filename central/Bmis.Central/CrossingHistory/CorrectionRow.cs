namespace Bmis.Central.CrossingHistory;

/// <summary>A correction of a crossing. It prints as <c>[correction]</c>.</summary>
public sealed record CorrectionRow
{
    /// <summary>When, in UTC.</summary>
    public DateTime CorrectedAt { get; init; }

    /// <summary>Who corrected.</summary>
    public string OfficerId { get; init; } = "";

    /// <summary>The supervisor who agreed; empty when none was needed.</summary>
    public string SupervisorId { get; init; } = "";

    /// <summary>Code of the decision that counted before.</summary>
    public string Was { get; init; } = "";

    /// <summary>Code of the decision that counts from then on.</summary>
    public string Became { get; init; } = "";

    /// <summary>The officer's words.</summary>
    public string Reason { get; init; } = "";

    internal long Sequence { get; init; }

    internal byte[]? SealedReason { get; init; }

    /// <inheritdoc/>
    public override string ToString() => "[correction]";
}
