using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>
/// Looks the document up among those that were reported lost, stolen or invalid; and that of the chip too, when it is
/// another one.
/// </summary>
internal sealed class LostDocumentsCheck(ILostDocuments lost) : ICheck
{
    internal const string Key = "document.lost-stolen";

    public string Name => Key;

    public ValueTask<CheckFinding> RunAsync(InspectionSubject subject, CancellationToken cancellation)
    {
        // Without its issuing State a document cannot be looked up: that it was not found would say nothing.
        LostAnswer[] answers =
            [.. subject.Documents.Where(one => one.IssuingState != SubjectReading.Unspecified).Select(lost.Find)];
        return ValueTask.FromResult(answers.Length == 0
            ? new CheckFinding(CheckResult.NotPerformed, "document.unknown")
            : Judge(answers.FirstOrDefault(one => one.Report is not null) ?? answers[0]));
    }

    private static CheckFinding Judge(LostAnswer answer)
    {
        var (result, reason) = answer switch
        {
            { Report: { } report } => (CheckResult.Failed, $"lost.{report}"),
            { List.Freshness: Freshness.Missing } => (CheckResult.NotPerformed, "lost.no-list"),
            { List.Freshness: Freshness.Expired } => (CheckResult.Undetermined, "lost.old-list"),
            _ => (CheckResult.Successful, ""),
        };
        return new(result, reason, [new(answer.List, [])]) { Source = answer.Source };
    }
}
