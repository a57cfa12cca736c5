using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>Asks the centre for the traveller's past, beside everything else and for a moment only.</summary>
internal sealed class CentreHistoryCheck(ITravellerPast past, ICentreReach centre) : ICheck
{
    internal const string Key = "history.centre";

    public string Name => Key;

    public async ValueTask<CheckFinding> RunAsync(InspectionSubject subject, CancellationToken cancellation)
    {
        if (subject.Traveller is null && subject.Document is null)
            return new(CheckResult.NotPerformed, "subject.unknown");
        if (!centre.InReach)
            return new(CheckResult.NotPerformed, "centre.offline");
        return await past.AskAsync(subject.Traveller, subject.Document, cancellation) is { } answer
            ? new(CheckResult.Successful, Past: answer)
            : new(CheckResult.NotPerformed, "centre.silent");
    }
}
