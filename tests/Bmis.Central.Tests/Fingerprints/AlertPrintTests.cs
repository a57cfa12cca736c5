using Bmis.Biometrics.Identification;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Matching;
using Bmis.Central.Distribution;
using Bmis.Central.Fingerprints.AlertPrints;
using Bmis.Central.Tests.Watchlists;
using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;
using Bmis.Crossings;
using Bmis.Crossings.Fingerprints;
using Bmis.Watchlist.Lists;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bmis.Central.Tests.Fingerprints;

/// <summary>Prints of alert entries: kept sealed, published with the list, removed with the entry.</summary>
public sealed class AlertPrintTests
{
    private static readonly AlertActions Discreet = AlertActions.Both(AlertAction.DiscreetCheck);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entries_in_force_are_found_by_their_prints_in_the_published_gallery_discreet_ones_too()
    {
        await using var bench = await DeskBench.OpenAsync();
        var open = await bench.AddedAsync(await BearingAsync(bench, "SAMPLEMAN", Hand.Of(1)));
        var discreet = await bench.AddedAsync(
            (await BearingAsync(bench, "PRIMERNAYA", Hand.Of(2))) with
            {
                Actions = Discreet, Terms = new() { LegalGround = "Art. 36" },
            });
        await bench.AddedAsync(DeskBench.Person("WITHOUT"));
        Assert.Equal(AlertSubject.Of(open.Id), Assert.Single(await FoundAsync(bench, Hand.Of(1))));
        Assert.Equal(AlertSubject.Of(discreet.Id), Assert.Single(await FoundAsync(bench, Hand.Of(2))));
        Assert.Empty(await FoundAsync(bench, Hand.Of(3)));
    }

    [Fact]
    public async Task A_list_without_prints_publishes_none_and_one_that_has_lost_them_an_empty_one()
    {
        await using var bench = await DeskBench.OpenAsync();
        await bench.AddedAsync(DeskBench.Person("WITHOUT"));
        Assert.Null(await NewestAsync(bench));
        var entry = await bench.AddedAsync(await BearingAsync(bench, "SAMPLEMAN", Hand.Of(1)));
        Assert.Equal(1, await NewestAsync(bench));
        await bench.SettleAsync(ProposalKind.Withdraw, Withdrawn(entry));
        Assert.Equal(2, await NewestAsync(bench));
        Assert.Empty(await FoundAsync(bench, Hand.Of(1)));
    }

    [Fact]
    public async Task Nothing_of_a_print_lies_in_the_warehouse_in_clear()
    {
        await using var bench = await DeskBench.OpenAsync();
        var file = Hand.Of(1).File(Hand.Index);
        await bench.Prints.KeepAsync(file, Hand.Index, Cancellation);
        await using var connection = await bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        var (content, template) = await connection.QuerySingleAsync<(byte[], byte[])>(
            "select content, template from entry_print");
        Assert.Equal(-1, content.AsSpan().IndexOf(file.AsSpan(0, 12)));
        Assert.Equal(-1, template.AsSpan().IndexOf("BMF"u8));
    }

    [Fact]
    public async Task A_print_stays_while_an_entry_or_an_open_proposal_says_it_and_goes_with_the_entry()
    {
        await using var bench = await DeskBench.OpenAsync();
        var keeper = new EntryPrintKeeper(
            bench.Prints, bench.Approved, bench.Clock, NullLogger<EntryPrintKeeper>.Instance);
        var approved = await bench.AddedAsync(await BearingAsync(bench, "SAMPLEMAN", Hand.Of(1)));
        var proposed = await bench.ProposeAsync(await BearingAsync(bench, "PRIMERNAYA", Hand.Of(2)));
        await bench.Prints.KeepAsync(Hand.Of(3).File(Hand.Index), Hand.Index, Cancellation);
        bench.Clock.Now += TimeSpan.FromDays(2);
        Assert.Equal(1, await keeper.RemoveAsync(Cancellation));
        await bench.Desk.RejectAsync(proposed.ProposalId, "Another person.", DeskBench.Bela, Cancellation);
        Assert.Equal(1, await keeper.RemoveAsync(Cancellation));
        Assert.Equal(0, await keeper.RemoveAsync(Cancellation));
        await bench.SettleAsync(ProposalKind.Withdraw, Withdrawn(approved));
        Assert.Equal(1, await keeper.RemoveAsync(Cancellation));
        Assert.Null(await bench.Prints.FindAsync(
            PrintReference.Of(approved.Samples).Single(), Cancellation));
    }

    [Fact]
    public async Task What_is_signed_binds_the_bytes_and_the_finger()
    {
        await using var bench = await DeskBench.OpenAsync();
        var (index, _) = await bench.Prints.KeepAsync(Hand.Of(1).File(Hand.Index), Hand.Index, Cancellation);
        var (again, _) = await bench.Prints.KeepAsync(Hand.Of(1).File(Hand.Index), Hand.Index, Cancellation);
        var (middle, _) = await bench.Prints.KeepAsync(Hand.Of(1).File(Hand.Index), Hand.Middle, Cancellation);
        Assert.Equal(index, again);
        Assert.NotEqual(index!.Digest, middle!.Digest);
        Assert.Equal(index, PrintReference.Parse(index.ToString()));
        Assert.Null(PrintReference.Parse("interpol:2:" + index.Digest));
        Assert.Null(PrintReference.Parse("hq-print:11:" + index.Digest));
    }

    private static async Task<AlertEntry> BearingAsync(DeskBench bench, string name, Hand hand)
    {
        var (reference, problem) = await bench.Prints.KeepAsync(hand.File(Hand.Index), Hand.Index, Cancellation);
        Assert.Equal("", problem);
        return DeskBench.Person(name) with { Samples = [reference!.ToString()] };
    }

    private static DraftChange Withdrawn(AlertEntry entry) =>
        new(entry.Id, DeskEntry.Of(entry) with { IsWithdrawn = true }, null);

    private static async Task<IEnumerable<Guid>> FoundAsync(DeskBench bench, Hand hand)
    {
        var (gallery, fault) = Gallery.Read(await BytesAsync(bench), Hand.Engine);
        Assert.Null(fault);
        using (gallery)
        {
            var probe = Hand.Engine.Read(hand.Print(Hand.Index, 2).Finger.Template.Span)!;
            return
            [
                .. Hand.Engine.Identify(
                        [new(FingerPosition.RightIndex, probe)], new GallerySet(gallery!), new(), Cancellation)
                    .Candidates.Where(one => one.Band == VerificationBand.Match).Select(one => one.Subject),
            ];
        }
    }

    private static async Task<long?> NewestAsync(DeskBench bench)
    {
        using var lists = new PublishedLists(bench.Fixture.Warehouse, bench.Fixture.Keys);
        return (await lists.CurrentAsync(Cancellation)).Lists
            .FirstOrDefault(list => list.Manifest.Name == ListNames.AlertPrints)?.Manifest.Version;
    }

    private static async Task<byte[]> BytesAsync(DeskBench bench)
    {
        using var lists = new PublishedLists(bench.Fixture.Warehouse, bench.Fixture.Keys);
        var manifest = (await lists.CurrentAsync(Cancellation)).Lists
            .Single(list => list.Manifest.Name == ListNames.AlertPrints).Manifest;
        var bytes = new List<byte>();
        for (var chunk = 0; chunk < manifest.ChunkDigests.Count; chunk++)
            bytes.AddRange((await lists.ReadChunkAsync(
                ListNames.AlertPrints, manifest.Version, chunk, Cancellation))!.Value.ToArray());
        return [.. bytes];
    }
}
