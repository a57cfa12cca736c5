namespace Bmis.Documents.Reading;

/// <summary>
/// What is to be said about a document: every check with its result, and what follows from them together. It holds no
/// personal data.
/// </summary>
/// <param name="Verdict">
/// All of it in one result. A check that failed fails the document; a document of which nothing signed could be
/// verified is undetermined, however much of it was read. What document or reader do not support is no fault.
/// </param>
/// <param name="Checks">The checks, in the order of the standard.</param>
/// <param name="TrustVersion">The version of the trust store that was consulted.</param>
/// <param name="Times">How long each step of the reading took; empty when nothing was read from a chip.</param>
public sealed record DocumentReport(
    DocumentCheckResult Verdict,
    IReadOnlyList<ReportedCheck> Checks,
    string TrustVersion,
    IReadOnlyList<ReadingTime> Times)
{
    /// <summary>The checks about which something is odd without being wrong.</summary>
    public IEnumerable<ReportedCheck> Remarked => Checks.Where(check => check.Remarks.Count > 0);

    /// <summary>The checks that decide, worst first: what an officer must know.</summary>
    public IEnumerable<ReportedCheck> Faults => Checks
        .Where(check => Severity(check.Result) > 0)
        .OrderByDescending(check => Severity(check.Result));

    /// <summary>The worst of some results, of those that say something; successful when none is worse.</summary>
    internal static DocumentCheckResult Worst(IEnumerable<DocumentCheckResult> results)
    {
        var worst = results.MaxBy(Severity);
        return Severity(worst) > 0 ? worst : DocumentCheckResult.Successful;
    }

    private static int Severity(DocumentCheckResult result) => result switch
    {
        DocumentCheckResult.Failed => 3,
        DocumentCheckResult.Undetermined => 2,
        DocumentCheckResult.Aborted => 1,
        _ => 0,
    };
}
