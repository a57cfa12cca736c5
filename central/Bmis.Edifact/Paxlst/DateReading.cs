using System.Globalization;

namespace Bmis.Edifact.Paxlst;

/// <summary>
/// What dates of a list mean. Years of two digits are read beside the day of the transport, or that of the interchange
/// before it is known: a birth lies before it, an expiry or issue at most 20 years before and 30 behind it, everything
/// else within 50 years.
/// </summary>
/// <param name="prepared">The day of the interchange; null when it is not known.</param>
internal sealed class DateReading(DateOnly? prepared)
{
    private const int Century = 100;
    private const int Pivot = 50;
    private const int YearsBefore = 20;
    private const int YearsBehind = 30;
    private const string WithSeconds = "202";

    private DateOnly? _transport;

    private DateOnly? Beside => _transport ?? prepared;

    /// <summary>A date; without a value when it is none.</summary>
    internal ListedDate Read(string qualifier, string text, string format)
    {
        var value = Value(qualifier, text, format, out var hasTime);
        if (PaxlstCodes.IsOfTransport(qualifier) && value is { } day)
            _transport ??= DateOnly.FromDateTime(day);
        return new(qualifier, text, format, value, hasTime);
    }

    private DateTime? Value(string qualifier, string text, string format, out bool hasTime)
    {
        hasTime = text.Length >= 10;
        if (text.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return null;
        var isShort = text.Length is 6 or 10 || (text.Length == 12 && format == WithSeconds);
        if (!isShort && text.Length is not (8 or 12 or 14))
            return null;
        var (month, rest) = isShort ? (2, 6) : (4, 8);
        var year = Number(text, 0, month);
        if (isShort && FullYear(qualifier, year, Number(text, month, 2), Number(text, month + 2, 2)) is { } full)
            year = full;
        else if (isShort)
            return null;
        return Moment(
            year, Number(text, month, 2), Number(text, month + 2, 2), Part(text, rest), Part(text, rest + 2),
            Part(text, rest + 4));
    }

    private int? FullYear(string qualifier, int year, int month, int day)
    {
        if (Beside is not { } beside)
            return year + (year < Pivot ? 2000 : 1900);
        var near = beside.Year - (beside.Year % Century) + year;
        if (qualifier == PaxlstCodes.Birth)
            return Compare(near, month, day, beside) > 0 ? near - Century : near;
        near += near - beside.Year > Pivot ? -Century : beside.Year - near > Pivot ? Century : 0;
        var isInside = !PaxlstCodes.IsOfDocument(qualifier)
            || (near >= beside.Year - YearsBefore && near <= beside.Year + YearsBehind);
        return isInside ? near : null;
    }

    private static int Compare(int year, int month, int day, DateOnly other) =>
        ((year * 10_000) + (month * 100) + day).CompareTo((other.Year * 10_000) + (other.Month * 100) + other.Day);

    private static DateTime? Moment(int year, int month, int day, int hour, int minute, int second)
    {
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return null;
        // Midnight is also the 24th hour of the day before.
        var isMidnight = hour == 24 && minute == 0 && second == 0;
        if (!isMidnight && (hour > 23 || minute > 59 || second > 59))
            return null;
        var start = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified);
        return isMidnight && start.Date == DateTime.MaxValue.Date ? null
            : start.AddHours(hour).AddMinutes(minute).AddSeconds(second);
    }

    private static int Part(string text, int start) => start + 2 <= text.Length ? Number(text, start, 2) : 0;

    private static int Number(string text, int start, int length) =>
        int.Parse(text.AsSpan(start, length), NumberStyles.None, CultureInfo.InvariantCulture);
}
