using System.Net;
using Bmis.Central.Intake.DeadLetters;
using Bmis.Central.Officers;
using Bmis.Central.Tests.Pages;
using Bmis.Crossings;
using Bmis.TestKit;
using Microsoft.Playwright;

namespace Bmis.Central.Tests.Intake.DeadLetters;

/// <summary>Dead letters get an owner and are replayed on their page, and by the verbs.</summary>
public sealed class DeadLetterPageTests(BrowsedHeadquarters browsed)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_administrator_takes_letters_over_and_replays_them_and_both_are_in_the_audit()
    {
        await using var headquarters = await Headquarters.OpenAsync();
        await using var letters = await OpenAsync(headquarters);
        using var browser = await headquarters.SignedInAsync("", Roles.Administrator);
        var page = await browser.GetStringAsync(DeadLetterEndpoints.Page, Cancellation);
        Assert.Contains("reader.failed", page, StringComparison.Ordinal);
        Assert.DoesNotContain("SPECIMEN", page, StringComparison.Ordinal);
        await PostAsync(browser, "take", new() { ["reason"] = "reader.failed" }, "?taken=3");
        await PostAsync(
            browser, "replay", new() { ["lane"] = "LANE-1", ["number"] = "2" }, "?applied=1&already=0&faulty=0");
        Assert.Equal([2], await letters.Intake.CrossingsAsync(letters.Lane));
        await letters.DefineAsync("alter table crossing add check (sequence <> 3)");
        await PostAsync(browser, "replay", new() { ["reason"] = "reader.failed" }, "?applied=1&already=0&faulty=1");
        Assert.Equal(
            ["1 person-administrator applied", "2 person-administrator applied",
                "3 person-administrator still-faulty"],
            await letters.ListAsync<string>(
                "select concat_ws(' ', sequence, owner, outcome) from dead_letter order by sequence"));
        Assert.Equal(
            ["dead-letters.take reader.failed", "dead-letters.replay LANE-1 2", "dead-letters.replay reader.failed"],
            await letters.ListAsync<string>(
                """
                select action || ' ' || subject from audit_entry
                where action like 'dead-letters%' order by number
                """));
        page = await browser.GetStringAsync(DeadLetterEndpoints.Page + "?state=over", Cancellation);
        Assert.Contains("Applied, 0 s ago by person-administrator", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_names_nothing_means_nothing()
    {
        await using var headquarters = await Headquarters.OpenAsync();
        await using var letters = await OpenAsync(headquarters);
        using var browser = await headquarters.SignedInAsync("", Roles.Administrator);
        foreach (var act in new[] { "take", "replay" })
        {
            foreach (var (field, value) in new[] { ("reason", "a b"), ("lane", "LANE-1+x"), ("number", "-1") })
            {
                var answer = await Headquarters.PostAsync(
                    browser, DeadLetterEndpoints.Page, $"{DeadLetterEndpoints.Page}/{act}", new() { [field] = value });
                Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            }
        }

        Assert.Empty(await letters.ListAsync<string>("select owner from dead_letter where owner || outcome <> ''"));
    }

    [Fact]
    public async Task The_verbs_list_letters_and_replay_them()
    {
        await using var letters = await LetterBench.OpenAsync(EntryKinds.Crossing);
        await letters.PushAsync(letters.Samples.Next(), letters.Samples.Next());
        var fixture = letters.Intake.Fixture;
        var (exit, output, _) = await Verbs.RunAsync(fixture, "", "dead-letters", "list", "--lane", "LANE-1");
        Assert.Equal((0, 2), (exit, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
        Assert.StartsWith(
            "{\"lane\":\"LANE-1\",\"region\":3,\"number\":1,\"kind\":\"crossing\",\"reason\":\"reader.failed\",",
            output,
            StringComparison.Ordinal);
        foreach (var line in new string[][] { [], ["--all", "--reason", "x"], ["--lane", "a b"], ["--number", "x"] })
            await Verbs.RefusalAsync(fixture, "", ["dead-letters", "replay", .. line]);
        await letters.DefineAsync("alter table crossing add constraint c check (sequence <> 2)");
        (exit, output, _) = await Verbs.RunAsync(fixture, "", "dead-letters", "replay", "--all");
        Assert.Equal(1, exit);
        Assert.Equal(
            "{\"lane\":\"LANE-1\",\"region\":3,\"applied\":1,\"alreadyApplied\":0,\"stillFaulty\":1}", output.Trim());
        await letters.DefineAsync("alter table crossing drop constraint c");
        await Verbs.DoneAsync(fixture, "", "dead-letters", "replay", "--lane", "LANE-1", "--number", "2");
        Assert.Equal([1, 2], await letters.Intake.CrossingsAsync(letters.Lane));
    }

    [Fact]
    public async Task The_page_is_worked_in_a_browser()
    {
        await using var watched = await browsed.SignedInAsync();
        await watched.Page.GotoAsync(browsed.Address + DeadLetterEndpoints.Page);
        await watched.PictureAsync("dead-letters");
        var row = watched.Page.Locator("#letters tr", new() { HasText = "weather" });
        await row.GetByRole(AriaRole.Button, new() { Name = "Take over" }).ClickAsync();
        await Assertions.Expect(watched.Page.Locator(".notice")).ToContainTextAsync("Yours now: 1");
        await Assertions.Expect(row).ToContainTextAsync("anna.specimen");
        await row.GetByRole(AriaRole.Button, new() { Name = "Replay" }).ClickAsync();
        await Assertions.Expect(watched.Page.Locator(".notice")).ToContainTextAsync("Still faulty: 1");
        await Assertions.Expect(row).ToContainTextAsync("The entry is missing");
        Assert.Empty(await watched.AxeAsync());
        Assert.Empty(watched.Complaints);
        await using var narrow = await browsed.SignedInAsync("ar", ColorScheme.Dark, 320);
        await narrow.Page.GotoAsync(browsed.Address + DeadLetterEndpoints.Page);
        await narrow.PictureAsync("dead-letters-narrow", whole: true);
    }

    private static async Task<LetterBench> OpenAsync(Headquarters headquarters)
    {
        await new IntakeBench(headquarters.Fixture).ProducerAsync();
        var letters = LetterBench.On(headquarters.Fixture, EntryKinds.Crossing);
        await letters.PushAsync(letters.Samples.Next(), letters.Samples.Next(), letters.Samples.Next());
        return letters;
    }

    private static async Task PostAsync(
        HttpClient browser, string act, Dictionary<string, string> fields, string expected)
    {
        var answer = await Headquarters.PostAsync(
            browser, DeadLetterEndpoints.Page, $"{DeadLetterEndpoints.Page}/{act}", fields);
        Assert.Equal(DeadLetterEndpoints.Page + expected, answer.Headers.Location?.ToString());
    }
}
