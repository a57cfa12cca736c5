using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>
/// Looks the document up among those that were reported lost, stolen or invalid; and that of the chip too, when it is
/// another one.
/// </summary>
internal sealed class LostDocumentsCheck(ILostDocuments lost) : ICheck
{
    internal const string Key = "document.lost-stolen";
    internal const string Cleared = "lost.cleared";

    public string Name => Key;

    public ValueTask<CheckFinding> RunAsync(InspectionSubject subject, CancellationToken cancellation)
    {
        // Without its issuing State a document cannot be looked up: that it was not found would say nothing.
        LostAnswer[] answers =
        [
            .. subject.Documents.Where(one => one.IssuingState != SubjectReading.Unspecified)
                .Select(one => lost.Find(one, subject.Traveller)),
        ];
        return ValueTask.FromResult(answers.Length == 0
            ? new CheckFinding(CheckResult.NotPerformed, "document.unknown")
            : Judge(answers.FirstOrDefault(one => one.IsOpen) ?? answers[0]) with
            {
                Lost = [.. answers.Select(one => one.Hit).OfType<AlertHit>().DistinctBy(one => one.EntryId)],
            });
    }

    private static CheckFinding Judge(LostAnswer answer)
    {
        var (result, reason) = answer switch
        {
            { IsOpen: true } => (CheckResult.Failed, $"lost.{answer.Listing!.Report}"),
            { List.Freshness: Freshness.Missing } => (CheckResult.NotPerformed, "lost.no-list"),
            { List.Freshness: Freshness.Expired } => (CheckResult.Undetermined, "lost.old-list"),
            { Listing: not null } => (CheckResult.Successful, Cleared),
            _ => (CheckResult.Successful, ""),
        };
        return new(result, reason, [new(answer.List, [])])
        {
            Source = answer.IsOpen ? answer.Listing!.Reference : "",
        };
    }
}
