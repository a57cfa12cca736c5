namespace Bmis.Edifact.Interchange;

/// <summary>Days and times of day that exist, from their figures.</summary>
internal static class CalendarDay
{
    /// <summary>
    /// The moment, without a zone; null when there is none. Midnight is also the 24th hour of the day before.
    /// </summary>
    internal static DateTime? At(int year, int month, int day, int hour = 0, int minute = 0, int second = 0)
    {
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return null;
        var isMidnight = hour == 24 && minute == 0 && second == 0;
        if (!isMidnight && (hour > 23 || minute > 59 || second > 59))
            return null;
        var start = new DateTime(year, month, day, isMidnight ? 0 : hour, minute, second, DateTimeKind.Unspecified);
        if (!isMidnight)
            return start;
        return start.Date == DateTime.MaxValue.Date ? null : start.AddDays(1);
    }
}
