namespace Bmis.Documents.CrossChecks;

/// <summary>A comparison of two parts of a document: what came of it and why. It names fields, not contents.</summary>
/// <param name="Result">What came of it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Fields">The fields that differ; empty when there is none.</param>
public sealed record CrossCheck(
    DocumentCheckResult Result, CrossCheckReason Reason, IReadOnlyList<CrossCheckField> Fields)
{
    internal static readonly CrossCheck Agreed = new(DocumentCheckResult.Successful, CrossCheckReason.None, []);

    /// <inheritdoc/>
    public override string ToString() => $"[{Result} {Reason}: {string.Join(", ", Fields)}]";

    internal static CrossCheck Of(DocumentCheckResult result, CrossCheckReason reason) => new(result, reason, []);
}
