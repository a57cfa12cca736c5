using System.Net;
using Bmis.Central.Hits;
using Bmis.Central.Officers;
using Bmis.Crossings.Records;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Tests.Hits;

public sealed class HitVisibilityTests
{
    private static readonly string[] Pages =
    [
        "/", "/hits", "/hits?state=confirmed", "/hits?action=DiscreetCheck", "/clearances", "/drills", "/crossings",
        "/crossings?verdict=Clear", "/crossings/3/LANE-1/1", "/crossings/3/LANE-1/2", "/reports/flows", "/shifts",
        "/posts",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_the_role_every_page_is_the_same_with_and_without_a_discreet_hit()
    {
        await using var with = await WithAsync(discreet: true);
        await using var without = await WithAsync(discreet: false);
        using var first = await with.Headquarters.SignedInAsync("", HitBench.OrdinaryRoles);
        using var second = await without.Headquarters.SignedInAsync("", HitBench.OrdinaryRoles);
        foreach (var page in Pages)
        {
            Assert.Equal(
                HitBench.Bare(await second.GetStringAsync(page, Cancellation)),
                HitBench.Bare(await first.GetStringAsync(page, Cancellation)));
        }

        using var privileged = await with.Headquarters.SignedInAsync(
            "", [.. HitBench.OrdinaryRoles, Roles.DiscreetChecks]);
        Assert.Contains(
            "national:D-1", await privileged.GetStringAsync("/hits", Cancellation), StringComparison.Ordinal);
        Assert.Contains(
            "national:D-1",
            await privileged.GetStringAsync("/crossings/3/LANE-1/2", Cancellation),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_and_the_acts_of_a_discreet_item_do_not_exist_without_the_role()
    {
        await using var bench = await WithAsync(discreet: true);
        var item = (await bench.QueueAsync()).Single(line => line.Item.IsDiscreet).Item;
        using var person = await bench.Headquarters.SignedInAsync("", HitBench.OrdinaryRoles);
        using var page = await person.GetAsync(item.Address, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        using var act = await Headquarters.PostAsync(
            person, "/hits", $"{item.Address}/act", new() { ["act"] = HitAct.Claimed });
        Assert.EndsWith("problem=NotFound", act.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal(HitState.New, (await bench.QueueAsync()).Single(line => line.Item.IsDiscreet).Item.State);
    }

    [Fact]
    public async Task Nobody_but_the_data_manager_sees_the_queue()
    {
        await using var bench = await WithAsync(discreet: false);
        using var person = await bench.Headquarters.SignedInAsync(
            "", Roles.Officer, Roles.Supervisor, Roles.Analyst, Roles.Auditor);
        foreach (var path in new[] { "/hits", "/clearances", "/drills" })
        {
            using var answer = await person.GetAsync(path, Cancellation);
            Assert.Equal("/denied", answer.Headers.Location?.AbsolutePath);
        }
    }

    [Fact]
    public async Task A_drill_is_marked_and_in_no_count_and_its_times_are_listed()
    {
        await using var bench = await HitBench.OpenAsync();
        var crossing = bench.Hitting("national:DRILL");
        await bench.PushAsync(crossing with { Hits = [crossing.Hits[0] with { IsDrill = true }] });
        Assert.Equal(new HitCounts(0, 0), await bench.Get<HitStore>().CountAsync(HitBench.Viewer, Cancellation));
        Assert.Equal(0L, await bench.ScalarAsync<long>("select count(*) from alert_hit_daily"));
        bench.Headquarters.Clock.Now += TimeSpan.FromMinutes(4);
        await bench.DoAsync(await bench.OnlyAsync(), HitAct.Claimed);
        using var person = await bench.Headquarters.SignedInAsync("", Roles.DataManager);
        Assert.Contains("DRILL", await person.GetStringAsync("/hits", Cancellation), StringComparison.Ordinal);
        var drills = await person.GetStringAsync("/drills", Cancellation);
        foreach (var text in new[] { "LANE-1", "national:DRILL", "12 s", "4 min" })
            Assert.Contains(text, drills, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_at_an_item_and_acting_on_it_are_in_the_audit()
    {
        await using var bench = await WithAsync(discreet: false);
        var item = Assert.Single(await bench.QueueAsync()).Item;
        using var person = await bench.Headquarters.SignedInAsync("", Roles.DataManager);
        using var act = await Headquarters.PostAsync(
            person, item.Address, $"{item.Address}/act", new() { ["act"] = HitAct.Claimed });
        Assert.EndsWith("done=1", act.Headers.Location?.ToString(), StringComparison.Ordinal);
        foreach (var action in new[] { "GET /hits/{id}", "POST /hits/{id}/act", "hit.claimed" })
        {
            Assert.Equal(1L, await bench.ScalarAsync<long>(
                $"select count(*) from audit_entry where action = '{action}' and subject = '{item.ItemId}'"));
        }
    }

    [Fact]
    public async Task The_links_of_an_entry_show_and_one_to_a_discreet_entry_for_its_role_alone()
    {
        await using var bench = await HitBench.OpenAsync();
        var crossing = bench.Samples.Next();
        var entry = HitBench.Meaning(crossing) with
        {
            Links =
            [
                new(AlertLinkKind.Associate, "national:OPEN"), new(AlertLinkKind.Associate, "national:SECRET"),
                new(AlertLinkKind.SamePerson, "national:GONE"),
            ],
        };
        var open = entry with { Id = "national:OPEN", Names = [new AlertName("Zzyzx", "Qwerty")], Links = [] };
        var secret = open with { Id = "national:SECRET", Actions = AlertActions.Both(AlertAction.DiscreetCheck) };
        await bench.PublishAsync(entry, open, secret);
        var hit = bench.Hitting(of: crossing);
        await bench.PushAsync(hit with { Hits = [hit.Hits[0] with { EntryDigest = EntryDigest.Of(entry) }] });
        var address = (await bench.OnlyAsync()).Address;
        using var ordinary = await bench.Headquarters.SignedInAsync("", HitBench.OrdinaryRoles);
        var page = await ordinary.GetStringAsync(address, Cancellation);
        Assert.Contains("/lists/entries/national:OPEN", page, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", page, StringComparison.Ordinal);
        Assert.DoesNotContain("GONE", page, StringComparison.Ordinal);
        using var trained = await bench.Headquarters.SignedInAsync("", Roles.DataManager, Roles.DiscreetChecks);
        Assert.Contains(
            "national:SECRET", await trained.GetStringAsync(address, Cancellation), StringComparison.Ordinal);
    }

    // One ordinary hit, and a crossing that is clear to everybody or collected about discreetly.
    private static async Task<HitBench> WithAsync(bool discreet)
    {
        var bench = await HitBench.OpenAsync();
        var ordinary = bench.Hitting();
        var clear = bench.Samples.Next();
        var hit = new AlertHit("alert", "national:D-1", 0.97, false)
        {
            EntryDigest = HitBench.Digest, Action = "discreetCheck", IsDiscreet = true,
        };
        await bench.PushAsync(ordinary, clear with { Hits = discreet ? [hit] : [] });
        return bench;
    }
}
