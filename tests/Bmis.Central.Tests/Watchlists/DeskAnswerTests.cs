using System.Net;
using System.Text.RegularExpressions;
using Bmis.Central.CommandLine;
using Bmis.Central.Officers;
using Bmis.Central.Watchlists;
using Bmis.Central.Watchlists.Proposals;
using Bmis.Watchlist.Lists.National;
using Microsoft.Extensions.DependencyInjection;

namespace Bmis.Central.Tests.Watchlists;

/// <summary>What the desk answers to forms that browsers of ours would not send, and what it shows to whom.</summary>
public sealed class DeskAnswerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_urgent_entry_that_waits_too_long_is_on_every_page_of_those_who_may_decide()
    {
        await using var headquarters = await Headquarters.OpenAsync();
        using var anna = await headquarters.SignedInAsync("", Roles.DataManager);
        using var officer = await headquarters.SignedInAsync("", Roles.Officer);
        await ProposeAsync(anna, "urgent");
        Assert.DoesNotContain("overdue", await anna.GetStringAsync("/posts", Cancellation), StringComparison.Ordinal);
        headquarters.Clock.Now += TimeSpan.FromHours(4);
        Assert.Contains(
            "Alert lists (1 overdue)", await anna.GetStringAsync("/posts", Cancellation), StringComparison.Ordinal);
        foreach (var page in (string[])["/lists", "/lists/proposals"])
            Assert.Contains(
                "more than four hours", await anna.GetStringAsync(page, Cancellation), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "overdue", await officer.GetStringAsync("/posts", Cancellation), StringComparison.Ordinal);
        headquarters.Clock.Now += TimeSpan.FromHours(68);
        await Headquarters.SignInAsync(anna, "person-data-manager", Headquarters.Password);
        Assert.Contains(
            "more than 72 hours", await anna.GetStringAsync("/lists", Cancellation), StringComparison.Ordinal);
        var path = await OnlyProposalAsync(headquarters);
        Assert.Contains("/lapse", await anna.GetStringAsync(path, Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_approval_of_something_else_than_what_was_shown_is_refused_and_an_own_one_too()
    {
        await using var headquarters = await Headquarters.OpenAsync();
        using var anna = await headquarters.SignedInAsync("", Roles.DataManager);
        using var bela = await headquarters.SignedInAsync("", Roles.DataManager, Roles.Auditor);
        await ProposeAsync(anna, "propose");
        var path = await OnlyProposalAsync(headquarters);
        Assert.DoesNotContain("/approve", await anna.GetStringAsync(path, Cancellation), StringComparison.Ordinal);
        Assert.Contains("problem=own", await DecideAsync(anna, path, "approve", "00"), StringComparison.Ordinal);
        Assert.Contains(
            "problem=contentChanged", await DecideAsync(bela, path, "approve", "00"), StringComparison.Ordinal);
        Assert.Contains("problem=notDue", await DecideAsync(bela, path, "lapse", "00"), StringComparison.Ordinal);
        Assert.Contains("done=rejected", await DecideAsync(bela, path, "reject", "00"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_is_read_page_by_page_and_changed_as_a_whole()
    {
        await using var headquarters = await Headquarters.OpenAsync();
        using var anna = await headquarters.SignedInAsync("", Roles.DataManager);
        await ImportAsync(headquarters, ProposalDesk.MostEntries);
        var first = await anna.GetStringAsync("/lists/national", Cancellation);
        Assert.Contains("national:E-0049", first, StringComparison.Ordinal);
        Assert.DoesNotContain("national:E-0050", first, StringComparison.Ordinal);
        Assert.Contains("after=national%3AE-0049", first, StringComparison.Ordinal);
        var last = await anna.GetStringAsync("/lists/national?after=national%3AE-0949", Cancellation);
        Assert.Contains("national:E-0999", last, StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"next\"", last, StringComparison.Ordinal);
        var form = await Headquarters.PostAsync(
            anna, "/lists/national", "/lists/bulk",
            new() { ["act"] = "all", ["list"] = "national", ["show"] = "all" });
        var page = await form.Content.ReadAsStringAsync(Cancellation);
        var fields = Regex.Matches(page, "name=\"(entry|__RequestVerificationToken)\" value=\"([^\"]+)\"")
            .Select(match => KeyValuePair.Create(match.Groups[1].Value, match.Groups[2].Value))
            .DistinctBy(field => field.Key == "entry" ? field.Value : field.Key)
            .ToList();
        var proposed = await anna.PostAsync(
            "/lists/bulk/propose",
            new FormUrlEncodedContent([.. fields, new("reviewOn", "2027-01-31"), new("reason", "Yearly.")]),
            Cancellation);
        Assert.Contains("done=proposed", proposed.Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
        var store = headquarters.Services.GetRequiredService<ProposalStore>();
        Assert.Equal(
            ProposalDesk.MostEntries, Assert.Single(await store.OpenOnesAsync(Cancellation)).Subjects.Length);
    }

    [Theory]
    [InlineData("/lists/none")]
    [InlineData("/lists/none/terms")]
    [InlineData("/lists/entries/desk:none")]
    [InlineData("/lists/entries/desk:none/amend")]
    [InlineData("/lists/proposals/0193f000-0000-7000-8000-000000000001")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        await using var headquarters = await Headquarters.OpenAsync();
        using var anna = await headquarters.SignedInAsync("", Roles.DataManager);
        Assert.Equal(HttpStatusCode.NotFound, (await anna.GetAsync(path, Cancellation)).StatusCode);
    }

    // The server has no key to publish with; the approval is kept all the same.
    private static async Task ImportAsync(Headquarters headquarters, int entries)
    {
        var rows = Enumerable.Range(0, entries).Select(number => $"E-{number:D4},,\"NAME, Given\",,,,,,,,,\n");
        var file = DeskBench.Csv(
            "id,kind,name,aliases,birth_dates,birth_places,nationalities,sex,documents,programmes,action,remarks\n"
            + string.Concat(rows));
        var services = headquarters.Services;
        await headquarters.AddAsync("bela", "", Roles.DataManager);
        var outcome = await services.GetRequiredService<ListDesk>().ImportAsync(
            "national", new NationalCsvImporter(), [file], ListDesk.CommandLine, Cancellation);
        var id = outcome.ProposalId!.Value;
        var (_, sha256) = await services.GetRequiredService<ProposalStore>().ContentAsync(id, Cancellation);
        await Assert.ThrowsAsync<StopException>(() => services.GetRequiredService<ProposalDesk>()
            .ApproveAsync(id, sha256, "bela", Cancellation));
    }

    private static async Task ProposeAsync(HttpClient browser, string act) => Assert.Equal(
        HttpStatusCode.Redirect,
        (await Headquarters.PostAsync(
            browser, "/lists/propose", "/lists/propose",
            new() { ["name"] = "SAMPLEMAN, Viktor", ["reason"] = "Order.", ["act"] = act })).StatusCode);

    private static async Task<string> OnlyProposalAsync(Headquarters headquarters)
    {
        var store = headquarters.Services.GetRequiredService<ProposalStore>();
        return $"/lists/proposals/{Assert.Single(await store.OpenOnesAsync(Cancellation)).ProposalId}";
    }

    // The server of these tests has no key to publish with; a decision is kept all the same.
    private static async Task<string> DecideAsync(HttpClient browser, string path, string act, string sha256) =>
        (await Headquarters.PostAsync(
            browser, path, $"{path}/{act}", new() { ["sha256"] = sha256, ["reason"] = "Seen." }))
        .Headers.Location!.ToString();
}
