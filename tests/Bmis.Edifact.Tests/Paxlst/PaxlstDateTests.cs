namespace Bmis.Edifact.Tests.Paxlst;

/// <summary>Dates of a list of 29 November 2026.</summary>
public sealed class PaxlstDateTests
{
    [Theory]
    [InlineData("329:261128", "2026-11-28 00:00")] // Born yesterday.
    [InlineData("329:261130", "1926-11-30 00:00")] // A birth lies before the flight.
    [InlineData("329:19600229:102", "1960-02-29 00:00")]
    [InlineData("329:610229", "")] // No leap year.
    [InlineData("329:3102", "")]
    [InlineData("329:000000", "")]
    [InlineData("329:190001", "")]
    [InlineData("329:74O812", "")]
    [InlineData("329:", "")]
    [InlineData("36:560101", "2056-01-01 00:00")]
    [InlineData("36:570101", "")] // Thirty-one years from now, or sixty-nine ago.
    [InlineData("36:060101", "2006-01-01 00:00")]
    [InlineData("36:050101", "")]
    [InlineData("36:20991231:102", "2099-12-31 00:00")]
    [InlineData("182:991231", "")]
    [InlineData("554:750101", "2075-01-01 00:00")]
    [InlineData("554:770101", "1977-01-01 00:00")]
    [InlineData("554:2611292359:201", "2026-11-29 23:59")]
    [InlineData("554:2611292400:201", "2026-11-30 00:00")]
    [InlineData("554:2611292401:201", "")]
    [InlineData("554:202611292359:203", "2026-11-29 23:59")]
    [InlineData("554:261129235958:202", "2026-11-29 23:59")]
    [InlineData("554:20261129235958:204", "2026-11-29 23:59")]
    [InlineData("554: 261129 :101", "2026-11-29 00:00")]
    [InlineData("554:99991231:102", "9999-12-31 00:00")]
    [InlineData("554:999912312400:203", "")]
    public void A_date_is_what_it_can_be_beside_the_flight(string sent, string expected)
    {
        var date = Assert.Single(Assert.Single(Lists.Of($"NAD+FL+++A:B'DTM+{sent}'").Persons).Dates);
        Assert.Equal(expected, $"{date.Value:yyyy-MM-dd HH:mm}");
        Assert.Equal(sent.Split(':')[1].Trim(), date.Text);
    }

    [Theory]
    [InlineData("UNB+UNOA:4+A+B+990101:0000+1'", "2074-08-12")]
    [InlineData("", "1974-08-12")]
    public void Before_a_flight_is_known_the_day_of_the_interchange_counts(string header, string expected)
    {
        var list = Lists.Only(header + "UNH+1+PAXLST:D:05B:UN'BGM+745'NAD+FL+++A:B'DTM+329:740812'UNT+4+1'");
        var born = list.Persons[0].Birth!.Day;
        Assert.Equal(expected, $"{born:yyyy-MM-dd}");
    }
}
