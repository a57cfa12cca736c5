using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;

namespace Bmis.Crossings.Duty;

/// <summary>What was done in a shift; counts and times, no persons.</summary>
/// <param name="Decided">Inspections that were decided, without those of second line.</param>
/// <param name="Passed">Travellers who were admitted, let out or let through.</param>
/// <param name="Referred">Travellers sent to second line.</param>
/// <param name="Cancelled">Captures that were a mistake.</param>
/// <param name="Overridden">Travellers who passed under another verdict than CLEAR.</param>
/// <param name="Median">Half of the inspections took at most this long; zero without any.</param>
/// <param name="P95">95 of 100 inspections took at most this long; zero without any.</param>
public sealed record ShiftFigures(
    int Decided, int Passed, int Referred, int Cancelled, int Overridden, TimeSpan Median, TimeSpan P95)
{
    /// <summary>The figures of a shift in which nothing happened.</summary>
    public static ShiftFigures None { get; } = new(0, 0, 0, 0, 0, TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>Counts the records of a shift; closing records of second line and drills are left out.</summary>
    public static ShiftFigures Of(IEnumerable<Crossing> records)
    {
        var own = records.Where(one => one.ReferralId is null && !one.IsDrill).ToList();
        var times = own.Select(one => one.DecidedAt - one.OpenedAt).Order().ToList();
        var passed = own.Where(one => one.Decision.IsCrossing).ToList();
        return new(
            own.Count,
            passed.Count,
            own.Count(one => one.Decision == DecisionCode.Refer),
            own.Count(one => one.Decision == DecisionCode.Cancelled),
            passed.Count(one => one.Verdict != Verdict.Clear),
            TimeRanks.Median(times),
            TimeRanks.P95(times));
    }
}
