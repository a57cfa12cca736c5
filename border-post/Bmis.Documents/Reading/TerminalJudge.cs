using Bmis.Documents.Authentication;
using Bmis.Documents.CardVerifiable;
using Bmis.Documents.Lds;

namespace Bmis.Documents.Reading;

/// <summary>
/// Whether the chip took the terminal for one that may read fingerprints or irises. That tells of terminal and chip and
/// nothing of who made the document: a terminal without keys lacks nothing, and a chip that should have taken it and
/// did not leaves the document undetermined, never failed.
/// </summary>
internal static class TerminalJudge
{
    private const string Name = ReportedChecks.TerminalAuthentication;

    /// <summary>Judges what came of it.</summary>
    /// <param name="evidence">What was got.</param>
    /// <param name="signed">What DG14 says of the chip.</param>
    internal static ReportedCheck Judge(DocumentEvidence evidence, SecurityInfos signed)
    {
        if (evidence.TerminalAuthentication is { } result)
            return new(
                Name,
                result.Result,
                result.Fault == TerminalAuthenticationFault.None ? "" : AccessJudge.Kebab(result.Fault),
                [.. Details(result)]);
        if (evidence.End != ReadingEnd.Complete)
            return new(Name, DocumentCheckResult.NotPerformed, AccessJudge.Kebab(evidence.End), []);
        return signed.TerminalAuthentication.Count == 0
            ? new(Name, DocumentCheckResult.NotSupported, "", [])
            : new(Name, DocumentCheckResult.NotPerformed, "no-keys", []);
    }

    /// <summary>What it adds to the verdict.</summary>
    internal static DocumentCheckResult Weight(ReportedCheck check) =>
        check.Result is DocumentCheckResult.Failed or DocumentCheckResult.Aborted
            ? DocumentCheckResult.Undetermined
            : DocumentCheckResult.NotPerformed;

    // Names of keys and rights; nobody is named by them.
    private static IEnumerable<string> Details(TerminalAuthenticationResult result)
    {
        foreach (var point in result.TrustPoints)
            yield return $"trust-point {point}";
        if (result.Terminal is { } terminal)
            yield return $"terminal {terminal}";
        if (result.Rights.HasFlag(TerminalRights.Fingers))
            yield return "may-read-fingers";
        if (result.Rights.HasFlag(TerminalRights.Irises))
            yield return "may-read-irises";
    }
}
