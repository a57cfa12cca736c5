using System.Globalization;

namespace Bmis.Edifact.Pnrgov;

/// <summary>Dates of special services (AIRIMP): DDMMMYY, English months, two digits of the year.</summary>
internal static class AirimpDate
{
    private const string Format = "ddMMMyy";

    /// <summary>Whether a text is such a date, whatever its century.</summary>
    internal static bool IsOne(string text) => Read(text) is not null;

    /// <summary>The last such day that is not behind another; null when the text is no date.</summary>
    internal static DateOnly? NotBehind(string text, DateOnly beside)
    {
        if (Read(text) is not { } read)
            return null;
        var year = beside.Year - (beside.Year % 100) + (read.Year % 100);
        if (year > beside.Year || (year == beside.Year && (read.Month, read.Day).CompareTo(
            (beside.Month, beside.Day)) > 0))
            year -= 100;
        return read.Day <= DateTime.DaysInMonth(year, read.Month) ? new DateOnly(year, read.Month, read.Day) : null;
    }

    private static DateTime? Read(string text) => text.Length == Format.Length && DateTime.TryParseExact(
        text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
}
