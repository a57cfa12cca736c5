using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;
using Bmis.Crossings.Stays;

namespace Bmis.BorderPost.Inspecting;

/// <summary>
/// Whether the traveller may still be there, or come in, by the regime of the category. Like the form it follows what
/// is known and settled, not a device, so it is judged with every change.
/// </summary>
internal static class StayCheck
{
    internal const string Name = "stay.authorised";
    internal const string Incomplete = "stay.incomplete";

    /// <summary>The balance of a traveller on a day; null where no stay is counted or nothing is known yet.</summary>
    internal static StayBalance? Balance(TravelRule rule, Past? past, DateOnly day) =>
        past is not null && Regime(rule) is { } regime ? StayCalculator.Compute(past.Stays, regime, day) : null;

    /// <summary>The regime of a rule; null where no stay is counted.</summary>
    internal static StayRegime? Regime(TravelRule rule) => StayRegimes.Standard.Find(rule.StayRegime);

    /// <summary>One outcome where a stay is counted and the past is known, none where not.</summary>
    internal static IEnumerable<CheckOutcome> Judge(TravelRule rule, Past? past, Direction direction, DateOnly day)
    {
        if (Balance(rule, past, day) is not { } balance) yield break;
        var (result, reason) = direction == Direction.Exit ? AtExit(balance, past!) : AtEntry(balance, past!);
        yield return new(Name, result, reason, Mandatory: false, TimeSpan.Zero);
    }

    private static (CheckResult Result, string Reason) AtExit(StayBalance balance, Past past)
    {
        if (balance.DaysOverstayed > 0)
            return balance.IsCertain
                ? (CheckResult.Failed, "stay.overstayed")
                : (CheckResult.Undetermined, "stay.uncertain");
        if (past.Stays.Open is null)
            return (CheckResult.Undetermined, past.IsComplete || past.AsOf is not null ? "stay.no-entry" : Incomplete);
        return (CheckResult.Successful, "");
    }

    private static (CheckResult Result, string Reason) AtEntry(StayBalance balance, Past past)
    {
        if (balance.DaysRemaining == 0)
            return balance.IsCertain
                ? (CheckResult.Failed, "stay.used-up")
                : (CheckResult.Undetermined, "stay.uncertain");
        if (past.Stays.Open is not null) return (CheckResult.Undetermined, "stay.open");
        return past.IsComplete ? (CheckResult.Successful, "") : (CheckResult.Undetermined, Incomplete);
    }
}
