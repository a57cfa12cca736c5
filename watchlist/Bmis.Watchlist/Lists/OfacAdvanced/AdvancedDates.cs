using System.Globalization;
using Bmis.Biographics;

namespace Bmis.Watchlist.Lists.OfacAdvanced;

/// <summary>
/// Dates of the advanced form: a period from the first day of its start to the last day of its end, each of them one
/// day or a range; zero stands for a month or day that is not known.
/// </summary>
internal static class AdvancedDates
{
    internal static BirthInterval? Read(XmlItem period)
    {
        var (start, end) = (period.First("Start"), period.First("End"));
        var points = new[] { start, end }.OfType<XmlItem>()
            .SelectMany(boundary => boundary.Items.Where(item => item.Name is "From" or "To")).Select(Point).ToList();
        if (points.Count == 0 || points.Contains(null)) return null;
        var (first, last) = (points.Min(point => point!.Value.Earliest), points.Max(point => point!.Value.Latest));
        var isApproximate = start?["Approximate"] == "true" || end?["Approximate"] == "true";
        var certainty = isApproximate ? BirthCertainty.Approximate : BirthCertainty.Stated;
        return first == last
            ? BirthInterval.Of(PartialDate.Of(first), certainty)
            : BirthInterval.Between(first, last, certainty);
    }

    /// <summary>The numbers as they stand, for another calendar.</summary>
    internal static string Plain(XmlItem period) => SourceText.Joined(
        period.Items.SelectMany(boundary => boundary.Items)
            .Select(point => $"{point.Value("Year")}-{point.Value("Month")}-{point.Value("Day")}").Distinct());

    private static PartialDate? Point(XmlItem point)
    {
        if (Number(point, "Year") is not { } year || Number(point, "Month") is not { } month
            || Number(point, "Day") is not { } day) return null;
        return PartialDate.Of(year, month, month == 0 ? 0 : day).TryGet(out var date) && !date.IsUnknown ? date : null;
    }

    private static int? Number(XmlItem point, string part) =>
        int.TryParse(point.Value(part), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
