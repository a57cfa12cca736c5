using Bmis.Central.Hits.Photographs;
using Bmis.Central.Tests.Watchlists;
using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Tests.Hits.Photographs;

/// <summary>A photograph of an entry stays as long as somebody says it.</summary>
public sealed class EntryPhotographTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_proposed_stays_and_what_never_is_goes_after_a_day()
    {
        await using var bench = await DeskBench.OpenAsync();
        var photographs = Photographs(bench);
        var proposed = (await photographs.KeepAsync(Faces.One, Cancellation))!;
        var forgotten = (await photographs.KeepAsync(Faces.Other, Cancellation))!;
        await ProposeAsync(bench, DeskBench.Person("SAMPLEMAN"), proposed);
        bench.Clock.Now += TimeSpan.FromDays(2);
        Assert.Equal(1, await photographs.RemoveUnusedAsync(Cancellation));
        Assert.NotNull(await photographs.FindAsync(proposed, Cancellation));
        Assert.Null(await photographs.FindAsync(forgotten, Cancellation));
    }

    [Fact]
    public async Task A_rejected_proposal_takes_its_photograph_along_unless_another_says_it_too()
    {
        await using var bench = await DeskBench.OpenAsync();
        var photographs = Photographs(bench);
        var reference = (await photographs.KeepAsync(Faces.One, Cancellation))!;
        var first = await ProposeAsync(bench, DeskBench.Person("SAMPLEMAN"), reference);
        var second = await ProposeAsync(bench, DeskBench.Person("PRIMERNAYA"), reference);
        await RejectAsync(bench, first);
        Assert.NotNull(await photographs.FindAsync(reference, Cancellation));
        await RejectAsync(bench, second);
        Assert.Null(await photographs.FindAsync(reference, Cancellation));
    }

    [Fact]
    public async Task A_rejected_amendment_leaves_an_entry_the_photograph_that_it_had()
    {
        await using var bench = await DeskBench.OpenAsync();
        var photographs = Photographs(bench);
        var reference = (await photographs.KeepAsync(Faces.One, Cancellation))!;
        var entry = await bench.AddedAsync(DeskBench.Person("SAMPLEMAN") with { Photograph = reference });
        var amended = await bench.Desk.ProposeAsync(
            ProposalKind.Amend, [new(entry.Id, DeskEntry.Of(entry with { Marks = "Scar" }), null)], "Order.",
            DeskBench.Anna, false, Cancellation);
        await RejectAsync(bench, amended);
        Assert.NotNull(await photographs.FindAsync(reference, Cancellation));
    }

    private static EntryPhotographs Photographs(DeskBench bench) =>
        new(bench.Fixture.Warehouse, bench.Fixture.Keys, bench.Clock);

    private static async Task<ProposalOutcome> ProposeAsync(DeskBench bench, AlertEntry entry, string reference)
    {
        var proposed = await bench.ProposeAsync(entry with { Photograph = reference });
        Assert.Equal(ProposalProblem.None, proposed.Problem);
        return proposed;
    }

    private static async Task RejectAsync(DeskBench bench, ProposalOutcome proposed)
    {
        var rejected = await bench.Desk.RejectAsync(
            proposed.ProposalId, "Another person.", DeskBench.Bela, Cancellation);
        Assert.Equal(ProposalProblem.None, rejected.Problem);
    }
}
