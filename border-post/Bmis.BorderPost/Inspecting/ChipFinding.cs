using Bmis.Biometrics.SeveralFingers;
using Bmis.Crossings.Records;
using Bmis.Documents;
using Bmis.Documents.Reading;

namespace Bmis.BorderPost.Inspecting;

/// <summary>What the chip brought to an inspection. It prints as <c>[chip]</c>; the portrait is personal.</summary>
/// <param name="Report">What is to be said about the document.</param>
/// <param name="Portrait">The portrait as a JPEG that was written here; null when there is none to show.</param>
/// <param name="Document">The document that the chip says it is; null when it does not say.</param>
internal sealed record ChipFinding(DocumentReport Report, byte[]? Portrait, TravelDocument? Document = null)
{
    /// <summary>The holder's fingers (DG3); empty where the chip holds none or does not let this lane read them.
    /// </summary>
    internal FingerSet Fingers { get; init; } = FingerSet.Empty;

    /// <summary>Whether the chip opened for the document and was read to the end.</summary>
    internal bool IsRead => Document is not null && Report.Checks.Any(one => one is
    {
        Check: ReportedChecks.Reading, Result: DocumentCheckResult.Successful,
    });

    public override string ToString() => "[chip]";
}
