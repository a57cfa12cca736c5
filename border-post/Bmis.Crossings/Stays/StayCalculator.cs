namespace Bmis.Crossings.Stays;

/// <summary>
/// Computes the authorised stay. It costs a few passes over the person's stays and never walks over days. Stateless and
/// safe for all threads.
/// </summary>
/// <remarks>
/// While a person stays without a break, the days used in a sliding window grow by one a day or stay equal, because at
/// most one old day leaves the window. So the last authorised day is found by bisection. The day of entry and the day
/// of exit both count (Regulation (EU) 2016/399, Art. 6(2)).
/// </remarks>
public static class StayCalculator
{
    /// <summary>The balance of a person on a day.</summary>
    /// <param name="history">The person's stays.</param>
    /// <param name="regime">The regime.</param>
    /// <param name="day">The day on the post's calendar: of the inspection, or any other.</param>
    /// <param name="excluded">Days covered by a residence permit or a long-stay visa, which do not count.</param>
    public static StayBalance Compute(
        StayHistory history,
        StayRegime regime,
        DateOnly day,
        IReadOnlyList<(DateOnly From, DateOnly To)>? excluded = null)
    {
        var current = Current(history, day);
        var present = PresentDays.Of(history.Stays, day, excluded ?? [], presumed: true);
        var atLeast = PresentDays.Of(history.Stays, day, excluded ?? [], presumed: false);
        var count = new StayCount(regime, present, day.DayNumber, current);
        return new(
            count.Used(day.DayNumber),
            new StayCount(regime, atLeast, day.DayNumber, current).Used(day.DayNumber),
            count.Remaining(),
            count.LastDay(),
            current is null ? 0 : count.Overstayed(),
            count.NextEntry(),
            history.IsCertain);
    }

    // The stay that is open on the day, or that ends on it.
    private static Stay? Current(StayHistory history, DateOnly day)
    {
        for (var i = history.Stays.Count - 1; i >= 0; i--)
            if (history.Stays[i] is var stay && stay.Entry <= day && (stay.Exit is null || stay.Exit >= day))
                return stay;
        return null;
    }
}
