using Bmis.Biographics;
using Bmis.Central.Database;
using Bmis.Central.Hits;
using Bmis.Central.Tests.Pages;
using Bmis.Central.Watchlists.Drills;
using Bmis.Central.Watchlists.Entries;
using Bmis.Crossings.Records;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.TestKit;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Bmis.Central.Tests.Watchlists.Drills;

/// <summary>Two data managers and a drill, in a real browser.</summary>
public sealed class DrillPageTests(BrowsedHeadquarters headquarters)
{
    private const string Bela = "bela.specimen";
    private const string Lane = "DRILL-LANE-1";

    private const string Overflow =
        "() => [...document.querySelectorAll('body *')].filter(one => !one.closest('.table-room, .unseen')"
        + " && (one.getBoundingClientRect().right > innerWidth + 1 || one.getBoundingClientRect().left < -1))"
        + ".map(one => one.tagName + '.' + one.className + '#' + one.id).slice(0, 5)";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_people_plan_a_drill_print_its_specimen_read_what_lanes_did_and_call_it_off()
    {
        await using var anna = await headquarters.SignedInAsync();
        await using var bela = await headquarters.SignedInAsync(account: Bela);
        await anna.Page.GotoAsync("/drills/propose");
        await anna.Page.FillAsync("#startsAt", Minutes(-10));
        await anna.Page.FillAsync("#endsAt", Minutes(120));
        await anna.Page.Locator("input[name=post]").First.CheckAsync();
        await anna.Page.SelectOptionAsync("#onEntry", "arrest");
        await anna.Page.FillAsync("#instructions", "Walk up to any lane of the post.\nSay nothing of the drill.");
        await anna.Page.FillAsync("#name", "PROBELMANN, Vera");
        await anna.Page.FillAsync("#nationality", "KEN");
        await anna.Page.FillAsync("#reason", "Yearly test.");
        await anna.Page.PressAsync("#contact", "Enter");
        await Assertions.Expect(anna.Page.Locator(".error-summary")).ToContainTextAsync("UTO and no other");
        await Assertions.Expect(anna.Page.Locator(".error-summary")).ToBeFocusedAsync();
        await anna.CheckAsync("drill-form");
        await anna.Page.FillAsync("#nationality", "UTO");
        await anna.Page.PressAsync("#contact", "Enter");
        await Assertions.Expect(anna.Page.Locator("main")).ToContainTextAsync("Another person decides");
        await Assertions.Expect(anna.Page.Locator("main")).ToContainTextAsync("This is a drill");
        await bela.ApproveAsync(await anna.ProposedAsync(), "drill-proposal");
        await PresentAsync("PROBELMANN");
        await anna.Page.GotoAsync("/drills");
        await anna.CheckAsync("drills");
        await anna.Page.GetByRole(AriaRole.Link, new() { Name = "PROBELMANN, Vera" }).First.ClickAsync();
        await Assertions.Expect(anna.Page.Locator("#reactions")).ToContainTextAsync("Missed");
        await Assertions.Expect(anna.Page.Locator("#reactions tbody tr")).ToHaveCountAsync(2);
        await anna.CheckAsync("drill");
        var address = new Uri(anna.Page.Url).AbsolutePath;
        await anna.Page.GetByRole(AriaRole.Link, new() { Name = "Specimen sheet" }).ClickAsync();
        await Assertions.Expect(anna.Page.Locator("#mrz")).ToContainTextAsync("P<UTOPROBELMANN<<VERA<");
        await anna.CheckAsync("drill-specimen");
        await bela.Page.GotoAsync(address);
        await bela.Page.FillAsync("#reason", "Enough for today.");
        await bela.Page.PressAsync("#reason", "Enter");
        await Assertions.Expect(bela.Page.Locator("main")).ToContainTextAsync("Lanes fetch the list without");
        await Assertions.Expect(bela.Page.Locator("form[action$='/stop']")).ToHaveCountAsync(0);
        await bela.CheckAsync("drill-stopped");
        await FromRightToLeftAsync(address, "drill-ar");
        await FromRightToLeftAsync(address + "/specimen", "drill-specimen-ar");
        await FromRightToLeftAsync("/drills/propose", "drill-form-ar");
        Assert.All(anna.Complaints, complaint => Assert.Contains("400", complaint, StringComparison.Ordinal));
        Assert.Empty(bela.Complaints);
    }

    private async Task FromRightToLeftAsync(string path, string picture)
    {
        await using var watched = await headquarters.SignedInAsync("ar", width: 320);
        await watched.Page.GotoAsync(path);
        Assert.Equal("rtl", await watched.Page.GetAttributeAsync("html", "dir"));
        Assert.Empty(await watched.Page.EvaluateAsync<string[]>(Overflow));
        await watched.CheckAsync(picture);
    }

    // A lane at which the person was found once and let pass once.
    private async Task PresentAsync(string primary)
    {
        var services = headquarters.Services;
        var registry = services.GetRequiredService<IWarehouse>().ForRegistry();
        await using (var connection = await registry.OpenConnectionAsync(Cancellation))
            await connection.ExecuteAsync(
                "insert into lane (lane_id, region_id, post_code)"
                + " select @Lane, region_id, post_code from post order by post_code limit 1",
                new { Lane });
        var drill = (await services.GetRequiredService<ApprovedReader>().CurrentAsync(Cancellation)).Drills
            .First(one => one.Person.Names[0].Primary == primary);
        var samples = new SampleCrossings(Lane);
        var run = samples.Chain(
        [
            samples.Draft(Presented(samples, drill, hit: true)), samples.Draft(Presented(samples, drill, hit: false)),
        ]);
        Assert.True(await services.GetRequiredService<IInboxStore>().AppendAsync(
            new Producer(Lane), Checkpoint.Start, run, run[^1].Checkpoint, Cancellation));
        while (!await services.GetRequiredService<HitKeeper>().CatchUpAsync(Cancellation))
            await Task.Yield();
    }

    private static Crossing Presented(SampleCrossings samples, Drill drill, bool hit)
    {
        var (person, made) = (drill.Person, samples.Next(TimeProvider.System.GetUtcNow()));
        var name = PersonName.Parse(person.Names[0].Primary, person.Names[0].Secondary).Value;
        return made with
        {
            Traveller = made.Traveller! with { Name = name, Nationality = DrillRules.Specimen },
            Document = new("P", DrillRules.Specimen, person.Documents[0].Number, PartialDate.Unknown),
            Checks = [new("alert.list", CheckResult.Failed, "alert.hit", true, TimeSpan.FromMilliseconds(25))],
            Hits = hit ? [DrillBench.Hit(drill)] : [],
        };
    }

    private static string Minutes(double minutes) => TimeProvider.System.GetUtcNow().AddMinutes(minutes)
        .ToString(DrillForm.Minutes, System.Globalization.CultureInfo.InvariantCulture);
}
