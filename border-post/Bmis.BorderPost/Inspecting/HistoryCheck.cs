using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>Looks the traveller's past up on the lane's disk.</summary>
internal sealed class HistoryCheck(ITravellerPast past) : ICheck
{
    internal const string Key = "history.lane";

    public string Name => Key;

    public ValueTask<CheckFinding> RunAsync(InspectionSubject subject, CancellationToken cancellation) =>
        ValueTask.FromResult(subject.Traveller is null && subject.Document is null
            ? new CheckFinding(CheckResult.NotPerformed, "subject.unknown")
            : new(CheckResult.Successful, Past: past.Recall(subject.Traveller, subject.Document)));
}
