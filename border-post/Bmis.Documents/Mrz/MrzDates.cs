using Bmis.Biographics;

namespace Bmis.Documents.Mrz;

/// <summary>Dates of six characters, yyMMdd (Doc 9303-3, 4.7 and 4.8).</summary>
internal static class MrzDates
{
    /// <summary>
    /// A date of birth. The century is the latest that does not put the birth after the reference date. A part of
    /// fillers is unknown; without a year nothing can be told.
    /// </summary>
    internal static PartialDate ReadBirth(ReadOnlySpan<char> field, DateOnly day, out bool readable)
    {
        readable = TryParts(field, out var year, out var month, out var dayOfMonth);
        if (!readable || year < 0) return PartialDate.Unknown;
        var latest = (day.Year / 100 * 100) + year;
        if (Make(latest, month, dayOfMonth) is { } recent && recent.Earliest <= day) return recent;
        var earlier = latest > 100 ? Make(latest - 100, month, dayOfMonth) : null;
        readable = earlier is not null;
        return earlier ?? PartialDate.Unknown;
    }

    /// <summary>A date of expiry, in the century within half a century of the reference date.</summary>
    internal static PartialDate ReadExpiry(ReadOnlySpan<char> field, DateOnly day, out bool readable)
    {
        readable = TryParts(field, out var year, out var month, out var dayOfMonth);
        if (!readable || year < 0) return PartialDate.Unknown;
        var first = Math.Max(day.Year - MrzParameters.ExpiryYearsBack, 0);
        var full = first + ((year - (first % 100) + 100) % 100);
        var date = full is > 0 and <= 9999 ? Make(full, month, dayOfMonth) : null;
        readable = date is not null;
        return date ?? PartialDate.Unknown;
    }

    private static PartialDate? Make(int year, int month, int day)
    {
        if (month < 0) return PartialDate.Of(year).Value;
        var date = PartialDate.Of(year, month, Math.Max(day, 0));
        return date.Succeeded ? date.Value : null;
    }

    /// <summary>
    /// The three parts, -1 for one that is unknown; false when a character is neither digit nor filler.
    /// </summary>
    private static bool TryParts(ReadOnlySpan<char> field, out int year, out int month, out int day)
    {
        month = day = -1;
        return TryPart(field[..2], 0, 99, out year)
            && TryPart(field[2..4], 1, 12, out month)
            && TryPart(field[4..], 1, 31, out day);
    }

    private static bool TryPart(ReadOnlySpan<char> part, int least, int most, out int value)
    {
        value = -1;
        if (part is "<<") return true;
        if (!char.IsAsciiDigit(part[0]) || !char.IsAsciiDigit(part[1])) return false;
        value = ((part[0] - '0') * 10) + part[1] - '0';
        return value >= least && value <= most;
    }
}
