namespace Bmis.Crossings.Stays;

/// <summary>The count of one regime; days are day numbers.</summary>
internal readonly struct StayCount(StayRegime regime, PresentDays present, int today, Stay? current)
{
    /// <summary>Days used on a day: as they were up to today, and with a stay without a break from today on.</summary>
    internal int Used(int day)
    {
        var first = regime.Kind switch
        {
            StayRegimeKind.DaysInWindow => day - regime.Window + 1,
            StayRegimeKind.DaysPerYear => YearStart(day),
            StayRegimeKind.DaysPerEntry => current?.Entry.DayNumber ?? today,
            _ => int.MaxValue,
        };
        if (first > day) return 0;
        var past = present.Count(first, Math.Min(day, today));
        var ahead = Math.Max(0, day - Math.Max(today, first - 1));
        return past + ahead;
    }

    internal int? Remaining() => regime.Kind == StayRegimeKind.None ? null
        : Last() is { } last ? Math.Max(0, last - today + 1)
        : regime.Kind == StayRegimeKind.FixedEnd ? null
        : 0;

    internal DateOnly? LastDay() => Last() is { } last && last >= today ? DateOnly.FromDayNumber(last) : null;

    /// <summary>Days of the current stay beyond the last authorised one.</summary>
    internal int Overstayed()
    {
        var entry = current!.Value.Entry.DayNumber;
        var limit = regime.Kind switch
        {
            StayRegimeKind.None => today,
            StayRegimeKind.FixedEnd => current.Value.AuthorisedUntil?.DayNumber ?? today,
            StayRegimeKind.DaysPerEntry => entry + regime.Days - 1,
            StayRegimeKind.DaysPerYear => today - OverstayedThisYear(entry),
            _ => LastWithin(Math.Max(entry - 1, 0), today),
        };
        return Math.Max(0, today - Math.Max(limit, entry - 1));
    }

    /// <summary>The first day of a new entry when the person leaves today and none is possible today.</summary>
    internal DateOnly? NextEntry()
    {
        if (regime.Kind is not (StayRegimeKind.DaysInWindow or StayRegimeKind.DaysPerYear)) return null;
        if (Used(today) + (IsThere ? 0 : 1) <= regime.Days) return null;
        if (regime.Kind == StayRegimeKind.DaysPerYear)
            return new DateOnly(DateOnly.FromDayNumber(today).Year + 1, 1, 1);
        var (low, high) = (today, today + regime.Window);
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            if (present.Count(middle - regime.Window + 1, today) + 1 <= regime.Days) high = middle;
            else low = middle;
        }

        return DateOnly.FromDayNumber(high);
    }

    private bool IsThere => present.Count(today, today) > 0;

    private int? Last() => regime.Kind switch
    {
        StayRegimeKind.DaysPerEntry => (current?.Entry.DayNumber ?? today) + regime.Days - 1,
        StayRegimeKind.FixedEnd => current?.AuthorisedUntil?.DayNumber,
        StayRegimeKind.DaysInWindow => LastAhead(today + regime.Days + 1),
        StayRegimeKind.DaysPerYear => LastOfYears(),
        _ => null,
    };

    // A person who is not there yet would use today by entering.
    private int Entering(int day) => Used(day) + (IsThere ? 0 : 1);

    private int LastAhead(int beyond)
    {
        var (low, high) = (today - 1, beyond);
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            if (Entering(middle) <= regime.Days) low = middle;
            else high = middle;
        }

        return low;
    }

    private int LastOfYears()
    {
        var end = YearStart(today) + DaysInYear(today);
        var last = LastAhead(end);
        return last < end - 1 ? last : end - 1 + regime.Days;
    }

    private int LastWithin(int low, int high)
    {
        if (Used(high) <= regime.Days) return high;
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            if (Used(middle) <= regime.Days) low = middle;
            else high = middle;
        }

        return low;
    }

    private int OverstayedThisYear(int entry)
    {
        var days = 0;
        for (var year = DateOnly.FromDayNumber(entry).Year; year <= DateOnly.FromDayNumber(today).Year; year++)
        {
            var start = new DateOnly(year, 1, 1).DayNumber;
            var (from, to) = (Math.Max(start, entry), Math.Min(start + DaysInYear(start) - 1, today));
            days += Math.Max(0, to - LastWithin(from - 1, to));
        }

        return days;
    }

    private static int YearStart(int day) => new DateOnly(DateOnly.FromDayNumber(day).Year, 1, 1).DayNumber;

    private static int DaysInYear(int day) => DateTime.IsLeapYear(DateOnly.FromDayNumber(day).Year) ? 366 : 365;
}
