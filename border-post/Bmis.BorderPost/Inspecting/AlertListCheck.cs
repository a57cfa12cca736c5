using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>
/// Screens traveller and document against the alert list; and the document that the chip says it is, when that is
/// another one. A discreet hit and one that was cleared before change nothing of what the check comes to, nor when:
/// every answer waits for the next tick of a grid that begins with the check.
/// </summary>
internal sealed class AlertListCheck(IAlertScreening screening, TimeProvider clock) : ICheck
{
    internal const string Key = "alert.list";
    internal const string Hit = "alert.hit";
    internal const string Protection = "alert.protection";
    internal const string Expired = "list.expired";
    internal const string Cleared = "alert.cleared";

    public string Name => Key;

    public async ValueTask<CheckFinding> RunAsync(InspectionSubject subject, CancellationToken cancellation)
    {
        if (subject.Traveller is null && subject.Document is null)
            return new CheckFinding(CheckResult.NotPerformed, "subject.unknown");
        var began = clock.GetTimestamp();
        var result = Screen(subject);
        var finding = new CheckFinding(Judge(result, out var reason), reason, [result]);
        return finding with { Took = await AnswerGrid.WaitAsync(clock, began, cancellation) };
    }

    private AlertScreeningResult Screen(InspectionSubject subject)
    {
        var result = screening.Screen(subject.Traveller, subject.Document, subject.Direction);
        if (subject.OnChip is not { } other) return result;
        var more = screening.Screen(null, other, subject.Direction).Hits.ExceptBy(
            result.Hits.Select(one => one.Hit.EntryId), one => one.Hit.EntryId);
        return result with { Hits = HitOrder.Of([.. result.Hits, .. more]) };
    }

    private static CheckResult Judge(AlertScreeningResult result, out string reason)
    {
        (var judged, reason) = result switch
        {
            _ when result.Open.FirstOrDefault() is { } strongest =>
                (CheckResult.Failed, strongest.IsProtective ? Protection : Hit),
            { List.Freshness: Freshness.Missing } => (CheckResult.NotPerformed, "list.missing"),
            { List.Freshness: Freshness.Expired } => (CheckResult.Undetermined, Expired),
            _ when result.Cleared.Any() => (CheckResult.Successful, Cleared),
            _ => (CheckResult.Successful, ""),
        };
        return judged;
    }
}
