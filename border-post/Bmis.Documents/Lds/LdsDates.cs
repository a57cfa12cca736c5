using System.Globalization;
using Bmis.Biographics;

namespace Bmis.Documents.Lds;

/// <summary>
/// Dates and times of the optional data groups: digits as characters, or two in each byte as some States write them.
/// </summary>
internal static class LdsDates
{
    private const int DateDigits = 8;
    private const int TimeDigits = 14;
    private const string TimeForm = "yyyyMMddHHmmss";

    /// <summary>A date yyyyMMdd, of which month and day may be unknown: zeros, fillers or blanks.</summary>
    internal static PartialDate ReadDate(LdsObjects objects, LdsObject one)
    {
        if (Digits(one.Span, DateDigits) is not { } digits)
        {
            objects.Note(LdsFault.WrongLength, one);
            return PartialDate.Unknown;
        }

        if (Date(digits) is { } date)
            return date;
        objects.Note(LdsFault.WrongValue, one);
        return PartialDate.Unknown;
    }

    /// <summary>A date and time yyyyMMddHHmmss by no stated clock; null when it is none.</summary>
    internal static DateTime? ReadTime(LdsObjects objects, LdsObject one)
    {
        if (Digits(one.Span, TimeDigits) is not { } digits)
            objects.Note(LdsFault.WrongLength, one);
        else if (Time(digits) is { } time)
            return time;
        else
            objects.Note(LdsFault.WrongValue, one);
        return null;
    }

    /// <summary>A date of eight characters; null when it is none.</summary>
    internal static PartialDate? Date(ReadOnlySpan<char> text)
    {
        if (Part(text[..4]) is not { } year || Part(text[4..6]) is not { } month || Part(text[6..]) is not { } day)
            return null;
        var date = PartialDate.Of(year, month, day);
        return date.Succeeded ? date.Value : null;
    }

    private static DateTime? Time(string digits) => DateTime.TryParseExact(
        digits, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        ? time
        : null;

    private static string? Digits(ReadOnlySpan<byte> value, int count)
    {
        if (value.Length == count)
            return System.Text.Encoding.Latin1.GetString(value);
        return value.Length == count / 2 ? Convert.ToHexString(value) : null;
    }

    /// <summary>A number; 0 when it is unknown, null when it is none.</summary>
    private static int? Part(ReadOnlySpan<char> part)
    {
        if (!part.ContainsAnyExcept("<X ")) return 0;
        return int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
