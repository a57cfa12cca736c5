using Bmis.Biographics;
using Bmis.Crossings.Records;
using Bmis.Reports.Statistics;
using Microsoft.AspNetCore.WebUtilities;

namespace Bmis.Reports.Tests.Statistics;

public sealed class FlowFilterQueryTests
{
    private static readonly DateOnly Today = new(2026, 5, 20);

    [Fact]
    public void Printing_and_reading_are_inverse()
    {
        var random = new Random(5);
        for (var round = 0; round < 500; round++)
        {
            var printed = FlowFilterQuery.Print(RandomFilter.Next(random, Today, 40));
            var read = Parse(printed);
            Assert.Empty(read.Problems);
            Assert.Equal(printed, FlowFilterQuery.Print(read.Filter));
        }
    }

    [Fact]
    public void Nothing_asked_gives_the_last_thirty_days_by_day_and_direction()
    {
        var filter = Parse("").Filter;
        Assert.Equal((new DateOnly(2026, 4, 21), Today), (filter.From, filter.To));
        Assert.Equal((FlowDimension.Day, FlowDimension.Direction), (filter.By, filter.Split!.Value));
    }

    [Fact]
    public void Every_field_is_read()
    {
        var read = Parse(
            "from=2026-01-01&to=2026-01-31&post=UTAIR&post=UTBRG&direction=EXIT&nationality=fra,%20D&nationality=KE"
            + "&sex=F&age=15-24&age=unknown&by=post&split=sex");
        Assert.Empty(read.Problems);
        var filter = read.Filter;
        Assert.Equal(["UTAIR", "UTBRG"], filter.Posts);
        Assert.Equal([Direction.Exit], filter.Directions);
        Assert.Equal(["DEU", "FRA", "KEN"], filter.Nationalities.Select(state => state.Code));
        Assert.Equal([Sex.F], filter.Sexes);
        Assert.Equal([AgeBand.From15To24, AgeBand.Unknown], filter.AgeBands);
        Assert.Equal((FlowDimension.Post, FlowDimension.Sex), (filter.By, filter.Split!.Value));
    }

    [Theory]
    [InlineData("from=2026-02-30", "from", FilterReason.NotADay)]
    [InlineData("to=20.05.2026", "to", FilterReason.NotADay)]
    [InlineData("from=2026-05-02&to=2026-05-01", "to", FilterReason.BeforeFrom)]
    [InlineData("from=0001-01-01&to=2026-05-01&by=month", "to", FilterReason.TooManyDays)]
    [InlineData("from=2024-01-01&to=2026-05-01&by=day", "by", FilterReason.TooManyDayRows)]
    [InlineData("from=2026-05-01&from=2026-05-02", "from", FilterReason.Repeated)]
    [InlineData("nationality=FRA&nationality=QQQ", "nationality", FilterReason.UnknownCode)]
    [InlineData("post=%3Cscript%3E", "post", FilterReason.UnknownCode)]
    [InlineData("direction=IN", "direction", FilterReason.UnknownCode)]
    [InlineData("sex=W", "sex", FilterReason.UnknownCode)]
    [InlineData("age=15", "age", FilterReason.UnknownCode)]
    [InlineData("by=name", "by", FilterReason.UnknownCode)]
    [InlineData("by=sex&split=sex", "split", FilterReason.NoSplit)]
    [InlineData("split=day", "split", FilterReason.NoSplit)]
    [InlineData("nationalty=FRA", "nationalty", FilterReason.UnknownField)]
    public void A_bad_field_is_named_with_its_reason(string query, string field, FilterReason reason)
    {
        var problem = Assert.Single(Parse(query).Problems);
        Assert.Equal((field, reason), (problem.Field, problem.Reason));
    }

    [Fact]
    public void Empty_values_of_a_form_are_left_out() =>
        Assert.Empty(Parse("from=&to=&nationality=&post=&by=day&split=none").Problems);

    [Fact]
    public void Hostile_queries_end_in_problems()
    {
        Assert.Empty(Parse("to=0001-01-01").Problems);
        var many = string.Join('&', Enumerable.Range(0, 5000).Select(i => $"nationality=Q{i}"));
        Assert.InRange(Parse(many).Problems.Count, 1, FlowFilter.MaximumValues + 2);
        Assert.All(Parse($"sex={new string('x', 5000)}").Problems, problem => Assert.True(problem.Value.Length <= 40));
    }

    private static FilterOutcome Parse(string query) => FlowFilterQuery.Parse(QueryHelpers.ParseQuery(query), Today);
}
