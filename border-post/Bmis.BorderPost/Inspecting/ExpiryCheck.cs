using Bmis.BorderPost.Serving;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>Whether the document is still valid on the post's day.</summary>
internal sealed class ExpiryCheck(LaneCalendar calendar) : ICheck
{
    public string Name => "document.expiry";

    public ValueTask<CheckFinding> RunAsync(InspectionSubject subject, CancellationToken cancellation) =>
        ValueTask.FromResult(subject.Document switch
        {
            null => new CheckFinding(CheckResult.NotPerformed, "document.unknown"),
            { Expiry.IsUnknown: true } => new(CheckResult.Undetermined, "expiry.unknown"),
            { Expiry: var expiry } when expiry.Latest < calendar.Today => new(CheckResult.Failed, "document.expired"),
            _ => new(CheckResult.Successful),
        });
}
