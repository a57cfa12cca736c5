using System.Globalization;
using Bmis.Biographics;
using Bmis.Crossings.Records;
using Bmis.Reports.Statistics;

namespace Bmis.Reports.Tests.Statistics;

/// <summary>The plainest possible count over the crossings themselves, to compare reports with.</summary>
internal static class CountByHand
{
    internal static void AssertEqual(FlowFilter filter, IEnumerable<Crossing> crossings, FlowReport report)
    {
        var chosen = crossings.Where(crossing => crossing.Decision.Code != "CAN" && Fits(filter, crossing)).ToArray();
        var byHand = chosen.GroupBy(crossing => Key(filter.By, crossing)).ToDictionary(group => group.Key, Tally);
        var told = report.Rows.Where(row => row.Tally != default).ToDictionary(row => row.Key, row => row.Tally);
        Assert.Equal(byHand.OrderBy(pair => pair.Key), told.OrderBy(pair => pair.Key));
        Assert.Equal(Tally(chosen), report.Total);
        if (filter.Split is { } split) AssertSeries(filter.By, split, chosen, report);
        AssertHits(filter, crossings, report);
    }

    private static void AssertSeries(
        FlowDimension by, FlowDimension split, IEnumerable<Crossing> chosen, FlowReport report)
    {
        var crossed = chosen.Where(crossing => crossing.Decision.IsCrossing).ToArray();
        foreach (var row in report.Rows)
            for (var i = 0; i < report.Series.Count; i++)
                Assert.Equal(
                    crossed
                        .Where(crossing => Key(by, crossing) == row.Key)
                        .Count(crossing => InSeries(Key(split, crossing), i, report)),
                    row.Series[i]);
    }

    private static void AssertHits(FlowFilter filter, IEnumerable<Crossing> crossings, FlowReport report)
    {
        var anyone = new FlowFilter(filter.From, filter.To) { Posts = filter.Posts };
        var counted = crossings
            .Where(crossing => crossing.Decision.Code != "CAN" && Fits(anyone, crossing))
            .SelectMany(crossing => crossing.Hits)
            .GroupBy(hit => hit.List)
            .ToDictionary(group => group.Key, group => (long)group.Count());
        Assert.Equal(
            counted.OrderBy(pair => pair.Key),
            report.Hits.ToDictionary(hits => hits.List, hits => hits.Hits).OrderBy(pair => pair.Key));
    }

    private static bool InSeries(string key, int index, FlowReport report) =>
        report.Series[index] == FlowReport.OtherSeries ? !report.Series.Contains(key) : report.Series[index] == key;

    private static bool Fits(FlowFilter filter, Crossing crossing)
    {
        var day = LocalDay.Of(crossing);
        return day >= filter.From
            && day <= filter.To
            && Among(filter.Posts, crossing.PostCode)
            && Among(filter.Directions, crossing.Direction)
            && Among([.. filter.Nationalities.Select(state => state.Code)], Key(FlowDimension.Nationality, crossing))
            && Among([.. filter.Sexes.Select(sex => sex.ToString())], Key(FlowDimension.Sex, crossing))
            && Among([.. filter.AgeBands.Select(AgeBands.Code)], Key(FlowDimension.AgeBand, crossing));
    }

    private static bool Among<T>(IReadOnlyList<T> values, T value) => values.Count == 0 || values.Contains(value);

    private static string Key(FlowDimension dimension, Crossing crossing) => dimension switch
    {
        FlowDimension.Day => LocalDay.Of(crossing).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FlowDimension.Month => LocalDay.Of(crossing).ToString("yyyy-MM", CultureInfo.InvariantCulture),
        FlowDimension.Post => crossing.PostCode,
        FlowDimension.Direction => crossing.Direction switch
        {
            Direction.Entry => "ENTRY",
            Direction.Exit => "EXIT",
            Direction.RefusalEntry => "REFUSAL_ENTRY",
            Direction.RefusalExit => "REFUSAL_EXIT",
            _ => "TRANSIT",
        },
        FlowDimension.Nationality => crossing.Traveller?.Nationality.Code switch
        {
            null => "XXX",
            "D" => "DEU",
            "GBD" => "GBR",
            var code => code,
        },
        FlowDimension.Sex => (crossing.Traveller?.Sex ?? Sex.X).ToString(),
        _ => Band(crossing.Traveller?.BirthDate.AgeOn(LocalDay.Of(crossing))),
    };

    private static string Band(int? age) => age switch
    {
        null or < 0 => "unknown",
        <= 14 => "0-14",
        <= 24 => "15-24",
        <= 44 => "25-44",
        <= 64 => "45-64",
        _ => "65-over",
    };

    private static FlowTally Tally(IEnumerable<Crossing> crossings)
    {
        var all = crossings.ToArray();
        var crossed = all.Count(crossing => crossing.Decision.IsCrossing);
        var refused = all.Count(crossing => crossing.Decision.Code is "RFE" or "EXP");
        var referred = all.Count(crossing => crossing.Decision.Code == "REF2");
        return new(crossed, refused, referred, all.Length - crossed - refused - referred);
    }
}
