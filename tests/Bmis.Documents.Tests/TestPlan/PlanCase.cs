using Bmis.Documents.Reading;

namespace Bmis.Documents.Tests.TestPlan;

/// <summary>What a report must say: its verdict, and a check with its result and reason.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Check">The check that says why; empty for none.</param>
/// <param name="Result">Its result.</param>
/// <param name="Reason">Its reason, one of its remarks, or the beginning of one of its details.</param>
internal sealed record PlanExpectation(
    DocumentCheckResult Verdict, string Check, DocumentCheckResult Result, string Reason)
{
    internal static readonly PlanExpectation Good = Says(DocumentCheckResult.Successful, ReportedChecks.Access);

    internal static PlanExpectation GoodWith(string check) => Says(DocumentCheckResult.Successful, check);

    /// <summary>The document is good, and the report remarks what is odd.</summary>
    internal static PlanExpectation Remarked(string check, string remark) =>
        Says(DocumentCheckResult.Successful, check, remark);

    internal static PlanExpectation Bad(string check, string reason) =>
        Says(DocumentCheckResult.Failed, check, reason);

    internal static PlanExpectation Open(string check, string reason) =>
        Says(DocumentCheckResult.Undetermined, check, reason);

    internal static PlanExpectation Unknown(string check, string reason) =>
        new(DocumentCheckResult.Undetermined, check, DocumentCheckResult.NotSupported, reason);

    internal void Confirm(DocumentReport report)
    {
        var told = string.Join("; ", report.Checks.Select(
            check => $"{check} {string.Join(",", check.Details.Concat(check.Remarks))}"));
        var check = report.Checks.SingleOrDefault(one => one.Check == Check);
        Assert.True(
            report.Verdict == Verdict && check?.Result == Result && IsReason(check),
            $"expected {this}, found {report.Verdict}: {told}");
    }

    private static PlanExpectation Says(DocumentCheckResult result, string check, string reason = "") =>
        new(result, check, result, reason);

    private bool IsReason(ReportedCheck check) => Reason.Length == 0
        || check.Reason == Reason
        || check.Remarks.Contains(Reason)
        || check.Details.Any(detail => detail.StartsWith(Reason, StringComparison.Ordinal));
}

/// <summary>A case of BSI TR-03105-5.1.</summary>
/// <param name="Id">Its identifier there.</param>
/// <param name="Expectation">What the report must say; null when the case is not covered.</param>
/// <param name="Make">Makes the documents of the case from one by the book.</param>
internal sealed record PlanCase(
    string Id, PlanExpectation? Expectation, Func<PlanDocument, IEnumerable<PlanDocument>> Make)
{
    internal PlanCase(string id, PlanExpectation expectation, Func<PlanDocument, PlanDocument> make)
        : this(id, expectation, document => [make(document)])
    {
    }

    /// <summary>Where the expectation comes from when the list gives none; empty when it gives one.</summary>
    internal string Derived { get; init; } = "";

    /// <summary>Why the report says on purpose something else than the plan; empty when it does not.</summary>
    internal string Deviation { get; init; } = "";

    /// <summary>Why there is no test; empty when there is one.</summary>
    internal string NotCovered { get; init; } = "";

    internal static PlanCase Without(string id, string reason) =>
        new(id, null, _ => []) { NotCovered = reason };

    public override string ToString() => Id;
}
