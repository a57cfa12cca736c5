using Bmis.Documents.Authentication;

namespace Bmis.Documents.Reading;

/// <summary>
/// Whether the chip is the one that the State issued. A proof counts only when the State's signature covers the key it
/// was made with: a clone brings a key of its own.
/// </summary>
internal static class ChipJudge
{
    /// <summary>The three proofs, and before them the best of them.</summary>
    /// <param name="proofs">The proofs that were asked for.</param>
    internal static IEnumerable<ReportedCheck> Judge(IReadOnlyList<ReportedCheck> proofs)
    {
        yield return Best(proofs) with { Check = ReportedChecks.ChipAuthenticity };
        foreach (var proof in proofs)
            yield return proof;
    }

    /// <summary>Active authentication.</summary>
    /// <param name="result">What came of it; null when the chip does not say that it knows it.</param>
    /// <param name="isCovered">Whether passive authentication covers DG15.</param>
    internal static ReportedCheck Active(ActiveAuthenticationResult? result, bool isCovered) => result is null
        ? NotSupported(ReportedChecks.ActiveAuthentication)
        : Covered(
            new(ReportedChecks.ActiveAuthentication, result.Result, Reason(result.Fault), Hash(result.HashName)),
            isCovered);

    internal static ReportedCheck NotSupported(string check) => new(check, DocumentCheckResult.NotSupported, "", []);

    /// <summary>A proof with a key that nobody vouches for proves nothing.</summary>
    internal static ReportedCheck Covered(ReportedCheck proof, bool isCovered) =>
        proof.Result == DocumentCheckResult.Successful && !isCovered
            ? proof with { Result = DocumentCheckResult.Undetermined, Reason = "key-not-covered" }
            : proof;

    private static ReportedCheck Best(IReadOnlyList<ReportedCheck> proofs)
    {
        foreach (var result in (DocumentCheckResult[])
        [
            DocumentCheckResult.Failed, DocumentCheckResult.Successful, DocumentCheckResult.Undetermined,
            DocumentCheckResult.Aborted, DocumentCheckResult.NotPerformed,
        ])
            if (proofs.FirstOrDefault(proof => proof.Result == result) is { } found)
                return found with { Details = [found.Check] };
        return NotSupported(ReportedChecks.ChipAuthenticity);
    }

    private static string Reason(ActiveAuthenticationFault fault) =>
        fault == ActiveAuthenticationFault.None ? "" : AccessJudge.Kebab(fault);

    private static string[] Hash(string name) => name.Length > 0 ? [name] : [];
}
