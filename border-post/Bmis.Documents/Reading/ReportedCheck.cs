namespace Bmis.Documents.Reading;

/// <summary>One check of a report.</summary>
/// <param name="Check">Its name, such as <c>document-signature</c>; see <see cref="ReportedChecks"/>.</param>
/// <param name="Result">One of the six results.</param>
/// <param name="Reason">
/// Why, in words of the standard joined by hyphens, such as <c>no-anchor</c>; empty when there is nothing to add.
/// </param>
/// <param name="Details">What the reason is about, such as the fields that differ; codes, never contents.</param>
public sealed record ReportedCheck(
    string Check, DocumentCheckResult Result, string Reason, IReadOnlyList<string> Details)
{
    /// <summary>
    /// What is odd without being wrong, such as <c>key-usage-not-critical</c>: for second line and those who keep in
    /// touch with other States. A remark never changes a result.
    /// </summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"[{Check} {Result} {Reason}]";
}
