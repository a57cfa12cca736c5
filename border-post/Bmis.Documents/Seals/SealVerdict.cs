namespace Bmis.Documents.Seals;

/// <summary>What the check of a seal's signature came to.</summary>
/// <param name="Result">The result.</param>
/// <param name="Reason">Why.</param>
public sealed record SealVerdict(DocumentCheckResult Result, SealReason Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"[seal {Result} {Reason}]";
}
