using Bmis.Central.PassengerData;
using Bmis.Central.PassengerData.Quality;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Bmis.Central.Tests.PassengerData.Quality;

/// <summary>What an address says of a period, and the setting of lists in time.</summary>
public sealed class QualityPeriodTests
{
    private static readonly DateOnly Today = new(2026, 11, 30);

    [Theory]
    [InlineData("", "2026-11-01 2026-11-30")]
    [InlineData("?from=2026-11-05", "2026-11-05 2026-11-30")]
    [InlineData("?to=2026-10-30", "2026-10-01 2026-10-30")]
    [InlineData("?from=2026-10-30&to=2026-10-30&lang=fr", "2026-10-30 2026-10-30")]
    [InlineData("?from=2025-11-30", "2025-11-30 2026-11-30")]
    [InlineData("?from=never", "from no-day")]
    [InlineData("?from=1800-01-01", "from no-day")]
    [InlineData("?to=30.11.2026", "to no-day")]
    [InlineData("?from=2026-10-30&to=2026-10-29", "to before-from")]
    [InlineData("?from=2025-11-29", "to too-long")]
    public void An_address_names_a_period_or_the_field_that_is_wrong(string query, string expected)
    {
        var read = QualityPeriod.Read(new QueryCollection(QueryHelpers.ParseQuery(query)), Today);
        Assert.Equal(expected, read.Problem is { } problem
            ? $"{problem.Field} {problem.Reason}"
            : $"{read.Field("from")} {read.Field("to")}");
    }

    [Fact]
    public void What_is_wrong_stays_in_its_field()
    {
        var read = QualityPeriod.Read(new QueryCollection(QueryHelpers.ParseQuery("?from=never")), Today);
        Assert.Equal(("never", "2026-11-30"), (read.Field("from"), read.Field("to")));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(10080, true)]
    [InlineData(-1, false)]
    [InlineData(10081, false)]
    public void Minutes_of_lead_are_within_a_week(int minutes, bool isGood) => Assert.Equal(
        isGood ? null : "The setting PassengerData:LeadMinutes must be 0 to 10080 minutes, which is a week.",
        new PassengerDataOptions { LeadMinutes = minutes }.Problem());

    [Theory]
    [InlineData("UT", "hub", "UT")]
    [InlineData("", "hub", "hub")]
    [InlineData(null, "hub", "hub")]
    [InlineData("..", "hub", "hub")]
    [InlineData("U/T", "hub", "hub")]
    [InlineData("UT\n", "hub", "hub")]
    public void What_can_be_no_carrier_counts_for_the_partner(string? carrier, string partner, string expected) =>
        Assert.Equal(expected, Accountable.Of(carrier, partner));
}
