using System.Text;
using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Pnrgov;

/// <summary>
/// What dates of bookings mean: day, month, year of two digits, within fifty years of the day of the interchange.
/// </summary>
/// <param name="prepared">The day of the interchange; null when it is not known, which means 2000 to 2099.</param>
internal sealed class PnrDates(DateOnly? prepared)
{
    /// <summary>Characters of a day, DDMMYY.</summary>
    internal const int DateCharacters = 6;

    /// <summary>Characters of a time of day, HHMM.</summary>
    internal const int TimeCharacters = 4;

    private const int LastYearAlone = 2099;

    /// <summary>What a day and a time mean, of which the time may be empty; null when they are none.</summary>
    internal DateTime? Value(string date, string time)
    {
        if (date.Length != DateCharacters || time.Length > TimeCharacters)
            return null;
        Span<byte> digits = stackalloc byte[DateCharacters + TimeCharacters];
        Encoding.ASCII.GetBytes(date, digits);
        Encoding.ASCII.GetBytes(time, digits[DateCharacters..]);
        return Value(digits[..DateCharacters], digits.Slice(DateCharacters, time.Length));
    }

    /// <summary>The same of the bytes themselves.</summary>
    internal DateTime? Value(ReadOnlySpan<byte> date, ReadOnlySpan<byte> time)
    {
        if (date.Length != DateCharacters || time.Length is not (0 or TimeCharacters)
            || !Digits.Are(date) || !Digits.Are(time))
            return null;
        var year = prepared is { } beside
            ? ShortYear.Beside(beside.Year, Digits.Two(date[4..]))
            : ShortYear.UpTo(LastYearAlone, Digits.Two(date[4..]));
        return CalendarDay.At(
            year, Digits.Two(date[2..]), Digits.Two(date), Digits.TwoOrNone(time, 0), Digits.TwoOrNone(time, 2));
    }

    /// <summary>
    /// Whether every date of a segment that is read as dates is surely one, so that nothing is to be told of it: TVL,
    /// RCI or DAT, plain and of ISO 646 alone. Whatever is unusual is not sure.
    /// </summary>
    internal bool AreSure(in Segment segment)
    {
        if (!segment.IsPlain || !Ascii.IsValid(segment.Content))
            return false;
        if (segment.Tag.Value == PnrTags.Tvl)
            return IsSureLeg(segment[0]);
        for (var index = 0; index < segment.Count; index++)
            if (!(segment.Tag.Value == PnrTags.Rci ? IsSureLocator(segment[index]) : IsSureDate(segment[index])))
                return false;
        return true;
    }

    private bool IsSureDate(in Element of)
    {
        var at = 0;
        _ = of.Next(ref at, out _);
        _ = of.Next(ref at, out var date);
        _ = of.Next(ref at, out var time);
        return date.IsEmpty || Value(date.Raw, time.Raw) is not null;
    }

    // A locator, perhaps its kind, and when it was made.
    private bool IsSureLocator(in Element of)
    {
        var at = 0;
        _ = of.Next(ref at, out _);
        _ = of.Next(ref at, out _);
        if (!of.Next(ref at, out var date) || date.IsEmpty)
            return !of.Next(ref at, out _);
        _ = of.Next(ref at, out var time);
        return Value(date.Raw, time.Raw) is not null && !of.Next(ref at, out _);
    }

    // Departure and arrival: the day of arrival may be missing, and then both.
    private bool IsSureLeg(in Element of)
    {
        var at = 0;
        _ = of.Next(ref at, out var date);
        _ = of.Next(ref at, out var time);
        _ = of.Next(ref at, out var toDate);
        _ = of.Next(ref at, out var toTime);
        if (Value(date.Raw, time.Raw) is null || of.Next(ref at, out _))
            return false;
        return (toDate.IsEmpty && toTime.IsEmpty)
            || Value(toDate.IsEmpty ? date.Raw : toDate.Raw, toTime.Raw) is not null;
    }
}
