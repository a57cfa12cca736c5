using System.Globalization;
using Bmis.Biographics;

namespace Bmis.Watchlist.Lists.Ofac;

/// <summary>
/// Birth dates as the SDN list writes them: <c>10 Dec 1948</c>, <c>Dec 1948</c>, <c>1948</c>, <c>circa 1948</c>,
/// <c>1948 to 1950</c>, <c>circa 1948-1950</c>.
/// </summary>
internal static class OfacDates
{
    private const string Circa = "circa ";

    internal static BirthInterval? Read(string text)
    {
        var certainty = BirthCertainty.Stated;
        if (text.StartsWith(Circa, StringComparison.OrdinalIgnoreCase))
        {
            certainty = BirthCertainty.Approximate;
            text = text[Circa.Length..];
        }

        var ends = text.Split(
            text.Contains(" to ", StringComparison.Ordinal) ? " to " : "-", 2, StringSplitOptions.TrimEntries);
        if (Date(ends[0]) is not { } first) return null;
        if (ends.Length == 1) return BirthInterval.Of(first, certainty);
        return Date(ends[1]) is { } last ? BirthInterval.Between(first.Earliest, last.Latest, certainty) : null;
    }

    private static PartialDate? Date(string text)
    {
        if (Exact(text, "d MMM yyyy") is { } day) return PartialDate.Of(day);
        if (Exact(text, "MMM yyyy") is { } month) return PartialDate.Of(month.Year, month.Month).Value;
        return Exact(text, "yyyy") is { } year ? PartialDate.Of(year.Year).Value : null;
    }

    private static DateOnly? Exact(string text, string form) =>
        DateOnly.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;
}
