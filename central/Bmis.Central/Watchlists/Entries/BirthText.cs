using System.Globalization;
using Bmis.Biographics;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists.Entries;

/// <summary>
/// Birth intervals as they are typed: 1961, 1961-05, 1961-05-07, 1960/1963, a tilde before it for circa.
/// </summary>
internal static class BirthText
{
    public static string Of(BirthInterval interval)
    {
        var circa = interval.Certainty == BirthCertainty.Approximate ? "~" : "";
        return circa + Span(interval.Earliest, interval.Latest);
    }

    /// <summary>The interval, or null when the text is none.</summary>
    public static BirthInterval? Read(string text)
    {
        var certainty = text.StartsWith('~') ? BirthCertainty.Approximate : BirthCertainty.Stated;
        var ends = text.TrimStart('~').Split('/', StringSplitOptions.TrimEntries).Select(PartialDate.Parse).ToArray();
        if (ends.Length > 2 || !ends.All(end => end.Succeeded && !end.Value.IsUnknown)) return null;
        return ends.Length == 1
            ? BirthInterval.Of(ends[0].Value, certainty)
            : BirthInterval.Between(ends[0].Value.Earliest, ends[1].Value.Latest, certainty);
    }

    private static string Span(DateOnly first, DateOnly last)
    {
        if (first == last) return Day(first);
        var years = first is { Month: 1, Day: 1 } && last is { Month: 12, Day: 31 };
        if (years) return first.Year == last.Year ? Year(first) : $"{Year(first)}/{Year(last)}";
        return first.Day == 1 && last == first.AddMonths(1).AddDays(-1)
            ? first.ToString("yyyy-MM", CultureInfo.InvariantCulture)
            : $"{Day(first)}/{Day(last)}";
    }

    private static string Year(DateOnly day) => day.ToString("yyyy", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
