using Bmis.Crossings.Decisions;
using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>The verdict as a pure function of what the checks came to.</summary>
internal static class VerdictPolicy
{
    internal const string Running = "checks.running";

    /// <param name="outcomes">What has come in so far.</param>
    /// <param name="rule">The rule for the traveller; its advisory checks do not change the verdict.</param>
    internal static Judgement Judge(IReadOnlyList<CheckOutcome> outcomes, TravelRule rule)
    {
        var mandatory = rule.Mandatory;
        if (outcomes.Where(one => Fails(one, rule)).OrderBy(Urgency).FirstOrDefault() is { } failed)
            return new(Verdict.Refer, failed.Reason, failed.Check);
        if (outcomes.FirstOrDefault(one => IsMissing(one, mandatory)) is { } missing)
            return new(Verdict.Incomplete, missing.Reason, missing.Check);
        if (mandatory.FirstOrDefault(name => outcomes.All(one => one.Check != name)) is { } pending)
            return new(Verdict.Incomplete, Running, pending);
        return mandatory.Count == 0 ? new(Verdict.Incomplete, "checks.none") : new(Verdict.Clear);
    }

    /// <summary>Failures first, then what is missing, then passes; the first line is the verdict's reason.</summary>
    internal static IEnumerable<CheckOutcome> InOrder(
        IReadOnlyList<CheckOutcome> outcomes, TravelRule rule) =>
        outcomes.OrderBy(one => one switch
        {
            _ when Fails(one, rule) => 0,
            _ when IsMissing(one, rule.Mandatory) => 1,
            { Result: not CheckResult.Successful } => 2,
            _ => 3,
        }).ThenBy(Urgency);

    // A person to protect leads whatever else is wrong: what is done first depends on it.
    private static int Urgency(CheckOutcome outcome) => outcome.Reason == AlertListCheck.Protection ? 0 : 1;

    // What a person at headquarters asks is no advice of a check.
    private static bool Fails(CheckOutcome outcome, TravelRule rule) => outcome.Result == CheckResult.Failed
        && (!rule.Advisory.Contains(outcome.Check) || outcome.Reason == ExpectedCheck.Referred);

    private static bool IsMissing(CheckOutcome outcome, IReadOnlyList<string> mandatory) =>
        outcome.Result != CheckResult.Successful && mandatory.Contains(outcome.Check);
}
