using Bmis.Crossings.Records;
using Bmis.Crossings.SecondLine;

namespace Bmis.BorderPost.Supervision;

/// <summary>The times of the steps from the document to the decision, and through second line, without drills;
/// pure.</summary>
internal static class StepTimes
{
    internal static IReadOnlyList<StepTime> Of(IEnumerable<Crossing> records, IEnumerable<ReferralCase> cases)
    {
        var inspected = records.Where(one => one is { ReferralId: null, PaperForm.Length: 0, IsDrill: false }).ToList();
        var referred = cases.Where(one => !one.Referral.IsDrill).ToList();
        return
        [
            .. new[]
            {
                StepTime.Of("step.inspection", inspected.Select(one => one.DecidedAt - one.OpenedAt)),
                StepTime.Of("step.waiting", Spans(referred, one => one.Referral.DecidedAt, one => one.TakenOverAt)),
                StepTime.Of("step.questions", Spans(referred, one => one.TakenOverAt, one => one.Proposal?.At)),
                StepTime.Of("step.countersign", Spans(referred, one => one.Proposal?.At, one => one.Countersign?.At)),
            }.Where(step => step.Count > 0),
            .. inspected.SelectMany(one => one.Checks).Where(one => one.Took > TimeSpan.Zero)
                .GroupBy(one => one.Check)
                .OrderBy(checks => checks.Key, StringComparer.Ordinal)
                .Select(checks => StepTime.Of($"check.{checks.Key}", checks.Select(one => one.Took))),
        ];
    }

    private static IEnumerable<TimeSpan> Spans(
        List<ReferralCase> cases, Func<ReferralCase, DateTimeOffset?> from, Func<ReferralCase, DateTimeOffset?> to) =>
        cases.Select(one => to(one) - from(one)).OfType<TimeSpan>();
}
