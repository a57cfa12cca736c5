using System.Globalization;

namespace Bmis.Biographics;

/// <summary>
/// A date of which the day, the month or all of it may be unknown, as in birth dates of documents and alert lists
/// (Doc 9303-3, 4.1; written as in ISO 8601: <c>1961-05-03</c>, <c>1961-05</c>, <c>1961</c>). It prints as
/// <c>[date]</c>, because a birth date is personal; <see cref="ToIso"/> gives the date itself.
/// </summary>
public readonly record struct PartialDate
{
    private PartialDate(int year, int month, int day) => (Year, Month, Day) = ((short)year, (byte)month, (byte)day);

    /// <summary>A date of which nothing is known; also the default value.</summary>
    public static PartialDate Unknown => default;

    /// <summary>Year from 1 to 9999, or 0 when unknown.</summary>
    public short Year { get; }

    /// <summary>Month from 1 to 12, or 0 when unknown.</summary>
    public byte Month { get; }

    /// <summary>Day from 1 to 31, or 0 when unknown.</summary>
    public byte Day { get; }

    /// <summary>True when nothing is known.</summary>
    public bool IsUnknown => Year == 0;

    /// <summary>True when year, month and day are known.</summary>
    public bool IsComplete => Day != 0;

    /// <summary>The first day it can mean, or the first of all days when it is unknown.</summary>
    public DateOnly Earliest => IsUnknown
        ? DateOnly.MinValue
        : new(Year, Math.Max((byte)1, Month), Math.Max((byte)1, Day));

    /// <summary>The last day it can mean, or the last of all days when it is unknown.</summary>
    public DateOnly Latest
    {
        get
        {
            if (IsUnknown) return DateOnly.MaxValue;
            var month = Month == 0 ? 12 : Month;
            return new(Year, month, Day == 0 ? DateTime.DaysInMonth(Year, month) : Day);
        }
    }

    /// <summary>Makes a date from its known parts: a day needs a month, a month needs a year; 0 is unknown.</summary>
    public static Parsed<PartialDate> Of(int year, int month = 0, int day = 0)
    {
        if (year is < 0 or > 9999) return Parsed<PartialDate>.Refused(ParseReason.OutOfRange, 0);
        if (month is < 0 or > 12 || (month > 0 && year == 0))
            return Parsed<PartialDate>.Refused(ParseReason.OutOfRange, 5);
        if (day < 0 || (day > 0 && (month == 0 || day > DateTime.DaysInMonth(year, month))))
            return Parsed<PartialDate>.Refused(ParseReason.OutOfRange, 8);
        return Parsed<PartialDate>.Of(new(year, month, day));
    }

    /// <summary>A complete date.</summary>
    public static PartialDate Of(DateOnly date) => new(date.Year, date.Month, date.Day);

    /// <summary>Reads <c>yyyy</c>, <c>yyyy-MM</c> or <c>yyyy-MM-dd</c>.</summary>
    public static Parsed<PartialDate> Parse(string? text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length == 0) return Parsed<PartialDate>.Refused(ParseReason.Empty, 0);
        if (trimmed.Length > 10) return Parsed<PartialDate>.Refused(ParseReason.TooLong, 10);
        if (trimmed.Length is not (4 or 7 or 10))
            return Parsed<PartialDate>.Refused(ParseReason.WrongFormat, trimmed.Length);
        for (var i = 0; i < trimmed.Length; i++)
        {
            var separator = i is 4 or 7;
            if (separator ? trimmed[i] != '-' : !char.IsAsciiDigit(trimmed[i]))
                return Parsed<PartialDate>.Refused(ParseReason.InvalidCharacter, i);
        }

        var year = Number(trimmed[..4]);
        if (year == 0) return Parsed<PartialDate>.Refused(ParseReason.OutOfRange, 0);
        var month = trimmed.Length >= 7 ? Number(trimmed[5..7]) : 0;
        if (trimmed.Length >= 7 && month == 0) return Parsed<PartialDate>.Refused(ParseReason.OutOfRange, 5);
        var day = trimmed.Length == 10 ? Number(trimmed[8..]) : 0;
        if (trimmed.Length == 10 && day == 0) return Parsed<PartialDate>.Refused(ParseReason.OutOfRange, 8);
        return Of(year, month, day);
    }

    /// <summary>True when at least one day fits both dates.</summary>
    public bool CanEqual(PartialDate other) => Earliest <= other.Latest && other.Earliest <= Latest;

    /// <summary>
    /// Whole years between this birth date, taken at its latest, and a day; null when the year is unknown.
    /// </summary>
    public int? AgeOn(DateOnly day)
    {
        if (IsUnknown) return null;
        var latest = Latest;
        var age = day.Year - latest.Year;
        return day < latest.AddYears(age) ? age - 1 : age;
    }

    /// <summary>The date as in ISO 8601, as far as it is known; empty when it is unknown.</summary>
    public string ToIso()
    {
        var culture = CultureInfo.InvariantCulture;
        if (IsUnknown) return "";
        if (Month == 0) return Year.ToString("D4", culture);
        return Day == 0
            ? string.Create(culture, $"{Year:D4}-{Month:D2}")
            : string.Create(culture, $"{Year:D4}-{Month:D2}-{Day:D2}");
    }

    /// <inheritdoc/>
    public override string ToString() => "[date]";

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
