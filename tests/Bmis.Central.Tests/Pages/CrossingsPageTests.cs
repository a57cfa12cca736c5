using System.Net;
using Bmis.Central.Officers;
using Bmis.Central.Tests.Intake;
using Bmis.Sync.Envelopes;

namespace Bmis.Central.Tests.Pages;

public sealed class CrossingsPageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Crossings_stand_newest_first_and_older_pages_go_on_without_a_gap()
    {
        await using var headquarters = await WithCrossingsAsync(70);
        using var browser = await headquarters.SignedInAsync("", Roles.Supervisor);
        var first = await browser.GetStringAsync("/crossings", Cancellation);
        Assert.True(
            first.IndexOf("SPECIMENAAAGJ", StringComparison.Ordinal)
            < first.IndexOf("SPECIMENAAAGI", StringComparison.Ordinal));
        var older = WebUtility.HtmlDecode(first.Split("rel=\"next\" href=\"")[1].Split('"')[0]);
        var second = await browser.GetStringAsync(older, Cancellation);
        Assert.Contains("SPECIMENAAABJ", second, StringComparison.Ordinal);
        Assert.DoesNotContain("SPECIMENAAACA", second, StringComparison.Ordinal);
        Assert.DoesNotContain("SPECIMEN", older, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verdict=Refer", 2)]
    [InlineData("direction=Exit", 7)]
    [InlineData("nationality=KEN", 4)]
    [InlineData("decision=ADM&nationality=KEN&from=2026-05-19&to=2026-05-20", 4)]
    [InlineData("to=2026-05-19", 0)]
    [InlineData("post=OTHER", 0)]
    [InlineData("from=yesterday&verdict=9&before=~~~", 20)]
    public async Task Filters_narrow_the_list(string query, int rows)
    {
        await using var headquarters = await WithCrossingsAsync(20);
        using var browser = await headquarters.SignedInAsync("", Roles.Supervisor);
        var page = await browser.GetStringAsync($"/crossings?{query}", Cancellation);
        Assert.Equal(rows, page.Split("<time ").Length - 1);
    }

    [Fact]
    public async Task A_crossing_has_its_own_page_with_checks_hits_and_lists()
    {
        await using var headquarters = await WithCrossingsAsync(10);
        using var browser = await headquarters.SignedInAsync("KEMBA", Roles.Officer);
        var page = await browser.GetStringAsync("/crossings/3/LANE-1/10", Cancellation);
        foreach (var text in new[] { "SPECIMENAAAAJ", "document.mrz", "ofac:1234", "alert</bdi> 7, fresh" })
            Assert.Contains(text, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_belongs_to_a_post_sees_no_other()
    {
        await using var headquarters = await WithCrossingsAsync(10);
        using var browser = await headquarters.SignedInAsync("ELSE", Roles.Supervisor);
        var page = await browser.GetStringAsync("/crossings", Cancellation);
        Assert.DoesNotContain("SPECIMEN", page, StringComparison.Ordinal);
        using var one = await browser.GetAsync("/crossings/3/LANE-1/10", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, one.StatusCode);
    }

    [Fact]
    public async Task Posts_tell_how_each_lane_stands()
    {
        await using var headquarters = await WithCrossingsAsync(10);
        using var browser = await headquarters.SignedInAsync("", Roles.Administrator);
        Assert.Contains("Current", await browser.GetStringAsync("/posts", Cancellation), StringComparison.Ordinal);
        headquarters.Clock.Now += TimeSpan.FromMinutes(3);
        var english = await browser.GetStringAsync("/posts?lang=en", Cancellation);
        var french = await browser.GetStringAsync("/posts?lang=fr", Cancellation);
        Assert.Contains("Silent", english, StringComparison.Ordinal);
        Assert.Contains("Muette", french, StringComparison.Ordinal);
    }

    private static async Task<Headquarters> WithCrossingsAsync(int count)
    {
        var headquarters = await Headquarters.OpenAsync();
        var bench = new IntakeBench(headquarters.Fixture);
        var lane = await bench.ProducerAsync();
        var run = new SampleCrossings(lane.LaneId).Chain(count);
        await bench.Store.AppendAsync(lane, Checkpoint.Start, run, run[^1].Checkpoint, Cancellation);
        return headquarters;
    }
}
