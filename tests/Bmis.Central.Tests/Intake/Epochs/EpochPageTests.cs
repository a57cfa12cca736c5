using System.Net;
using Bmis.Central.Intake.Epochs;
using Bmis.Central.Officers;

namespace Bmis.Central.Tests.Intake.Epochs;

/// <summary>Somebody decides about a branch, on its page or by a verb, with words and in the audit.</summary>
public sealed class EpochPageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_administrator_accepts_a_branch_with_words_and_that_is_in_the_audit()
    {
        await using var headquarters = await Headquarters.OpenAsync();
        await using var bench = await EpochBench.OpenAsync(new IntakeBench(headquarters.Fixture));
        using var browser = await headquarters.SignedInAsync("", Roles.Administrator);
        var page = WebUtility.HtmlDecode(await browser.GetStringAsync(EpochEndpoints.Page, Cancellation));
        Assert.Contains("LANE-1+2", page, StringComparison.Ordinal);
        Assert.Contains("Undecided", page, StringComparison.Ordinal);
        Assert.DoesNotContain("SPECIMEN", page, StringComparison.Ordinal);
        await PostAsync(browser, "accept", "", "?result=Words");
        await PostAsync(browser, "accept", "The disk was restored.", "?result=Done");
        page = WebUtility.HtmlDecode(await browser.GetStringAsync(EpochEndpoints.Page, Cancellation));
        Assert.Contains("person-administrator: The disk was restored.", page, StringComparison.Ordinal);
        await PostAsync(browser, "refuse", "No.", "?result=Counts");
        Assert.Equal(
            ["epoch.accept LANE-1+2", "epoch.accept LANE-1+2", "epoch.refuse LANE-1+2"],
            await bench.ListAsync(
                "select action || ' ' || subject from audit_entry where action like 'epoch%' order by number"));
        var answer = await Headquarters.PostAsync(
            browser, EpochEndpoints.Page, EpochEndpoints.Page + "/decide", new() { ["act"] = "guess" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task The_verbs_list_branches_and_decide_about_them()
    {
        await using var bench = await EpochBench.OpenAsync();
        var fixture = bench.Intake.Fixture;
        var (exit, output, _) = await Verbs.RunAsync(fixture, "", "epoch", "list");
        Assert.Equal((0, 2), (exit, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
        Assert.Contains(
            "{\"branch\":\"LANE-1\\u002B2\",\"region\":3,\"state\":\"quarantined\",\"from\":4,\"to\":7,\"apart\":3,",
            output,
            StringComparison.Ordinal);
        await Verbs.RefusalAsync(fixture, "", "epoch", "accept", "LANE-1+2");
        await Verbs.RefusalAsync(fixture, "", "epoch", "accept", "LANE-1+9", "--words", "x");
        await Verbs.RefusalAsync(fixture, "", "epoch", "refuse", "LANE-1", "--words", "x");
        (exit, output, _) = await Verbs.RunAsync(fixture, "", "epoch", "accept", "LANE-1+2", "--words", "Restored.");
        Assert.Equal(0, exit);
        Assert.Equal(
            "{\"branch\":\"LANE-1\\u002B2\",\"state\":\"accepted\",\"applied\":2,\"alreadyApplied\":1,"
                + "\"stillFaulty\":0}",
            output.Trim());
        (exit, output, _) = await Verbs.RunAsync(fixture, "", "epoch", "refuse", "LANE-1", "--words", "Old disk.");
        Assert.Equal(0, exit);
        Assert.Contains("\"state\":\"refused\"", output, StringComparison.Ordinal);
    }

    private static async Task PostAsync(HttpClient browser, string act, string words, string expected)
    {
        var answer = await Headquarters.PostAsync(
            browser,
            EpochEndpoints.Page,
            EpochEndpoints.Page + "/decide",
            new() { ["act"] = act, ["branch"] = "LANE-1+2", ["words"] = words });
        Assert.Equal(EpochEndpoints.Page + expected, answer.Headers.Location?.ToString());
    }
}
