using Bmis.Crossings.Stays;

namespace Bmis.Crossings.Tests.Stays;

/// <summary>The same answers by looking at every single day; slow, and written from the law's text.</summary>
internal sealed class DayCount(IReadOnlyList<Stay> stays, StayRegime regime, DateOnly today)
{
    private readonly HashSet<DateOnly> _there =
    [
        .. stays.SelectMany(stay => Days(stay.Entry, stay.Exit ?? today)).Where(day => day <= today),
    ];

    internal int Used(DateOnly day) => Window(day).Count(_there.Contains);

    /// <summary>Days in a row from today on, each of which is within the limit on its own day.</summary>
    internal int Remaining()
    {
        var there = new HashSet<DateOnly>(_there);
        for (var days = 0; ; days++)
        {
            var day = today.AddDays(days);
            there.Add(day);
            if (Window(day).Count(there.Contains) > regime.Days) return days;
        }
    }

    /// <summary>Days of the stay that is open, or ends today, on which the limit was passed.</summary>
    internal int Overstayed()
    {
        var current = stays.LastOrDefault(stay => stay.Entry <= today && (stay.Exit is null || stay.Exit >= today));
        return current == default
            ? 0
            : Days(current.Entry, today).Count(day => Window(day).Count(_there.Contains) > regime.Days);
    }

    /// <summary>First later day on which a day of presence would be within the limit.</summary>
    internal DateOnly NextEntry()
    {
        for (var day = today.AddDays(1); ; day = day.AddDays(1))
            if (Window(day).Count(_there.Contains) + 1 <= regime.Days)
                return day;
    }

    private IEnumerable<DateOnly> Window(DateOnly day) => regime.Kind == StayRegimeKind.DaysPerYear
        ? Days(new DateOnly(day.Year, 1, 1), day)
        : Days(day.AddDays(1 - regime.Window), day);

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1)) yield return day;
    }
}
