using Bmis.Crossings.History;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>
/// Whether the document has gone the same way today already, with no way back in between: somebody may have passed it
/// back to somebody else. It follows what is known of the past, so a decision that was cancelled or corrected away does
/// not count. It advises: the officer compares faces.
/// </summary>
internal static class SeenTodayCheck
{
    internal const string Name = "document.seen-today";

    /// <summary>One outcome where document and past are known, none where not.</summary>
    internal static IEnumerable<CheckOutcome> Judge(InspectionSubject subject, Past? past, DateOnly day)
    {
        if (past is null || HistoryKeys.Document(subject.Document) is null) yield break;
        yield return Earlier(subject, past, day) is null
            ? new(Name, CheckResult.Successful, "", false, TimeSpan.Zero)
            : new(Name, CheckResult.Undetermined, $"seen.{subject.Direction}", false, TimeSpan.Zero);
    }

    /// <summary>The crossing of today that goes before this one; null when there is none.</summary>
    internal static PastCrossing? Earlier(InspectionSubject subject, Past past, DateOnly day)
    {
        var document = HistoryKeys.Document(subject.Document);
        var last = past.Crossings.FirstOrDefault(one => one.Decision.IsCrossing && one.Day == day
            && one.CrossingId != subject.InspectionId && HistoryKeys.Document(one.Document) == document);
        return last?.Direction == subject.Direction ? last : null;
    }
}
