using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>
/// Screens traveller and document against the alert list; and the document that the chip says it is, when that is
/// another one.
/// </summary>
internal sealed class AlertListCheck(IAlertScreening screening) : ICheck
{
    internal const string Key = "alert.list";

    public string Name => Key;

    public ValueTask<CheckFinding> RunAsync(InspectionSubject subject, CancellationToken cancellation)
    {
        if (subject.Traveller is null && subject.Document is null)
            return ValueTask.FromResult(new CheckFinding(CheckResult.NotPerformed, "subject.unknown"));
        var result = Screen(subject);
        return ValueTask.FromResult(new CheckFinding(Judge(result, out var reason), reason, [result]));
    }

    private AlertScreeningResult Screen(InspectionSubject subject)
    {
        var result = screening.Screen(subject.Traveller, subject.Document);
        if (subject.OnChip is not { } other) return result;
        var more = screening.Screen(null, other).Hits.ExceptBy(
            result.Hits.Select(one => one.Hit.EntryId), one => one.Hit.EntryId);
        return result with { Hits = [.. result.Hits, .. more] };
    }

    private static CheckResult Judge(AlertScreeningResult result, out string reason)
    {
        (var judged, reason) = result switch
        {
            { Hits.Count: > 0 } => (CheckResult.Failed, "alert.hit"),
            { List.Freshness: Freshness.Missing } => (CheckResult.NotPerformed, "list.missing"),
            { List.Freshness: Freshness.Expired } => (CheckResult.Undetermined, "list.expired"),
            _ => (CheckResult.Successful, ""),
        };
        return judged;
    }
}
