using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>
/// Whether a carrier's list says that the traveller comes. Who is on none is no suspect for it: carriers' lists have
/// errors, so the check advises, unless the country's profile makes it mandatory. Whom headquarters asks to refer is
/// referred.
/// </summary>
internal sealed class ExpectedCheck(IExpectedArrivals arrivals) : ICheck
{
    internal const string Key = "traveller.expected";
    internal const string NoLists = "expected.no-lists";
    internal const string Leaving = "expected.leaving";
    internal const string NotListed = "expected.not-listed";
    internal const string Referred = "expected.referred";

    public string Name => Key;

    public ValueTask<CheckFinding> RunAsync(InspectionSubject subject, CancellationToken cancellation) =>
        ValueTask.FromResult(Find(subject));

    private CheckFinding Find(InspectionSubject subject)
    {
        if (subject.Direction != Direction.Entry) return new(CheckResult.NotSupported, Leaving);
        if (subject.Traveller is null && subject.Document is null)
            return new(CheckResult.NotPerformed, "subject.unknown");
        return arrivals.Ask(subject.Traveller, subject.Document) switch
        {
            { Referral: { Length: > 0 } words } answer =>
                new(CheckResult.Failed, Referred) { Arrival = answer.Arrival, Source = words },
            { Arrival: { } arrival } => new(CheckResult.Successful) { Arrival = arrival },
            { HasLists: true } => new(CheckResult.Undetermined, NotListed),
            _ => new(CheckResult.NotSupported, NoLists),
        };
    }
}
