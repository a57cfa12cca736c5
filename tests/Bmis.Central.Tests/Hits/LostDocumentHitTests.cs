using Bmis.Central.Hits;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;
using Freshness = Bmis.Crossings.Records.Freshness;
using HitOutcome = Bmis.Crossings.Hits.HitOutcome;
using LostReport = Bmis.Crossings.Records.LostReport;

namespace Bmis.Central.Tests.Hits;

/// <summary>Lost and stolen documents in the queue: as every other hit, bound to person and document.</summary>
public sealed class LostDocumentHitTests : IAsyncLifetime
{
    private const string Entry = "lost:0123456789ab";
    private static readonly LostListing Stolen = new(LostReport.Stolen, "UTO", "P", 4711);
    private HitBench _bench = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bench = await HitBench.OpenAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_document_and_its_holder_are_one_item_with_what_the_list_says()
    {
        var first = Presenting();
        await _bench.PushAsync(
            first, Presenting(of: first), Presenting("lost:ba9876543210", of: first), _bench.Hitting());
        var lines = await _bench.QueueAsync(new HitFilter { List = ListNames.LostDocuments });
        Assert.Equal([2L, 1L], lines.Select(line => line.Occurrences).OrderDescending());
        var item = Assert.Single(lines, line => line.Item.EntryId == Entry).Item;
        Assert.Equal((Stolen, 12L, HitSource.Lane), (item.Listing, item.ListVersion, item.Source));
        Assert.Equal((ListNames.LostDocuments, "Refer"), (item.ListName, item.Action));
        Assert.Equal(3, (await _bench.QueueAsync()).Count);
        Assert.Null(Assert.Single(await _bench.QueueAsync(new HitFilter { List = ListNames.Alert })).Item.Listing);
    }

    [Fact]
    public async Task It_is_claimed_escalated_confirmed_and_opened_again_by_the_next_crossing()
    {
        var crossing = Presenting();
        await _bench.PushAsync(crossing);
        var item = await _bench.OnlyAsync();
        foreach (var act in new[] { HitAct.Claimed, HitAct.Escalated, HitAct.Claimed, HitAct.Confirmed })
            Assert.Equal(HitResult.Done, await _bench.DoAsync(item, act));
        Assert.Empty(await _bench.QueueAsync());
        await _bench.PushAsync(Presenting(of: crossing));
        Assert.Equal(HitState.Reopened, (await _bench.OnlyAsync()).State);
        await _bench.PushAsync(_bench.Draft(new HitAdjudicated(
            Guid.CreateVersion7(SampleCrossings.Start), crossing.DecidedAt.AddMinutes(5), "o-100", "",
            crossing.CrossingId, Entry, HitOutcome.TrueMatch, ["document"], "The State confirms it.")));
        await _bench.CatchUpAsync();
        Assert.Equal("post-true o-100", (await _bench.ActsAsync(item))[^1]);
    }

    [Fact]
    public async Task Whom_headquarters_clears_stays_closed_until_the_report_or_the_holder_is_another()
    {
        var crossing = Presenting();
        await _bench.PushAsync(crossing);
        var item = await _bench.OnlyAsync();
        await _bench.DoAsync(item, HitAct.Claimed);
        Assert.Equal(HitResult.Done, await _bench.DoAsync(item, HitAct.MarkedFalse));
        var cleared = Assert.Single((await _bench.PublishedAsync())!);
        Assert.Equal(
            Clearance.Of(crossing.Traveller, crossing.Document, Entry, Stolen.Digest, cleared.LastDay), cleared);
        await _bench.PushAsync(Presenting(of: crossing));
        Assert.Empty(await _bench.QueueAsync());

        await _bench.PushAsync(Presenting(of: crossing, listing: Stolen with { Report = LostReport.Lost, Id = 4712 }));
        var again = await _bench.OnlyAsync();
        Assert.Equal((item.ItemId, HitState.Reopened), (again.ItemId, again.State));
        Assert.Equal(4712UL, again.Listing!.Id);
        var other = Presenting();
        await _bench.PushAsync(other with { Document = crossing.Document });
        Assert.Equal(2, (await _bench.QueueAsync()).Count);
    }

    [Fact]
    public async Task A_report_that_came_after_the_decision_is_chased_until_the_post_answers()
    {
        var crossing = _bench.Samples.Next() with { Hits = [] };
        await _bench.PushAsync(crossing);
        var late = new HitLate(
            Guid.CreateVersion7(SampleCrossings.Start), crossing.DecidedAt.AddHours(1), "", "", crossing.CrossingId,
            Entry, Hit(Entry, Stolen), 13);
        await _bench.PushAsync(_bench.Samples.Draft(
            EntryKinds.Screening,
            ScreeningContract.Write(new Screening(13, [late]) { List = ListNames.LostDocumentsSupplement })));
        await _bench.CatchUpAsync();
        var item = await _bench.OnlyAsync();
        Assert.Equal(
            (HitSource.Late, true, 13L, Stolen), (item.Source, item.IsChased, item.ListVersion, item.Listing));
        await _bench.PushAsync(_bench.Draft(new HitAnswered(
            Guid.CreateVersion7(SampleCrossings.Start), crossing.DecidedAt.AddHours(2), "o-1", "",
            crossing.CrossingId, Entry)));
        await _bench.CatchUpAsync();
        Assert.False((await _bench.OnlyAsync()).IsChased);
    }

    [Fact]
    public async Task Neither_number_nor_name_of_such_a_hit_stands_in_the_warehouse_in_clear()
    {
        var crossing = Presenting();
        await _bench.PushAsync(crossing);
        var rows = await _bench.ScalarAsync<string>(
            "select string_agg(r, ' ') from (select hit::text as r from hit union all select hit_item::text "
            + "from hit_item) as rows");
        Assert.Contains("Stolen|UTO|P|4711", rows, StringComparison.Ordinal);
        Assert.DoesNotContain(crossing.Document!.Number.Text, rows, StringComparison.Ordinal);
        Assert.DoesNotContain(crossing.Traveller!.Name.Primary, rows, StringComparison.Ordinal);
        Assert.Single(await _bench.Get<HitStore>().OccurrencesAsync((await _bench.OnlyAsync()).ItemId, Cancellation));
    }

    private Crossing Presenting(string entry = Entry, Crossing? of = null, LostListing? listing = null) =>
        _bench.Hitting(of: of) with
        {
            Hits = [Hit(entry, listing ?? Stolen)],
            Lists = [new(ListNames.LostDocumentsSupplement, 12, Freshness.Fresh)],
        };

    private static AlertHit Hit(string entry, LostListing listing) => new(ListNames.LostDocuments, entry, 1, true)
    {
        EntryDigest = listing.Digest, Action = "refer", Lost = listing,
    };
}
