using System.Text.Json;
using Bmis.Biographics;
using Bmis.Central.Intake;
using Bmis.Crossings;
using Bmis.Sync.Envelopes;
using Bmis.Watchlist.Documents;

namespace Bmis.Central.Tests.LostDocuments;

/// <summary>The index of lost documents and its overlays, from files to what lanes fetch.</summary>
public sealed class PublishTests : IAsyncLifetime
{
    private LostDocumentBench _bench = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bench = await LostDocumentBench.OpenAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Index_and_overlays_are_signed_served_in_pieces_and_joined_to_what_was_listed()
    {
        await _bench.BuildAsync(
            string.Join('\n', Enumerable.Range(1, 60_000).Select(i => $"UTO A{i:000000} P stolen {i}")));
        await _bench.OverlayAsync("1.overlay", "+ YUG B7 P lost 70001\n- UTO A000001");
        var row = await _bench.PublishAsync("1.overlay");
        Assert.Equal((1L, 60_000L, 1L, 1), Figures(row));
        Assert.Equal((1L, 1L), (row.GetProperty("added").GetInt64(), row.GetProperty("removed").GetInt64()));

        var lists = await _bench.ListsAsync();
        var (manifest, fetched) = lists[ListNames.LostDocuments];
        Assert.True(manifest.ChunkDigests.Count > 3);
        Assert.Equal(await File.ReadAllBytesAsync(_bench.At("lost.index"), Cancellation), fetched);
        await File.WriteAllBytesAsync(_bench.At("fetched"), fetched, Cancellation);
        using var index = LostDocumentIndex.Open(_bench.At("fetched")).Index!;
        var set = LostDocumentSupplement.Read(lists[ListNames.LostDocumentsSupplement].Content).Supplement!
            .Join(index).Set!;
        Assert.Equal(2UL, Find(set, "UTO", "A000002")!.Value.Id);
        Assert.Null(Find(set, "UTO", "A000001"));
        Assert.Equal(70_001UL, Find(set, "YUG", "B7")!.Value.Id);
    }

    [Fact]
    public async Task An_index_goes_down_once_and_the_supplement_every_time()
    {
        await _bench.BuildAsync("UTO A1");
        Assert.Equal((1L, 1L, 1L, 0), Figures(await _bench.PublishAsync()));
        await _bench.OverlayAsync("1.overlay", "+ UTO B2");
        Assert.Equal((1L, 1L, 2L, 1), Figures(await _bench.PublishAsync("1.overlay")));
        await _bench.BuildAsync("UTO A1\nUTO B2");
        var (exit, _, error) = await _bench.RunAsync(
            "", "documents", "publish", _bench.At("lost.index"), _bench.At("1.overlay"), "--by", "anna");
        Assert.Equal(2, exit);
        Assert.Contains("It belongs to another index.", error, StringComparison.Ordinal);
        Assert.Equal((2L, 2L, 3L, 0), Figures(await _bench.PublishAsync()));
    }

    [Fact]
    public async Task Headquarters_gives_the_list_to_lanes_that_somebody_authorised()
    {
        var lanes = new LaneDirectory(_bench.Warehouse.Warehouse);
        var lane = new Producer("UTANY-9");
        await _bench.RunAsync("", "lane", "add", lane.LaneId, "--post", "UTANY", "--region", "1");
        var seen = new List<bool>();
        foreach (var authority in new[] { "Bureau Utopia, 17/2026", "", "Bureau Utopia, 18/2026" })
        {
            await _bench.DoneAsync("", "lane", "authorise", lane.LaneId, "--lost-documents", authority);
            seen.Add(await lanes.MayHoldAsync(lane, ListNames.LostDocumentsSupplement, Cancellation));
            Assert.True(await lanes.MayHoldAsync(lane, ListNames.Alert, Cancellation));
        }

        Assert.Equal([true, false, true], seen);
        var (refused, _, error) = await _bench.RunAsync(
            "", "lane", "authorise", "UTANY-8", "--lost-documents", "Bureau Utopia");
        Assert.Equal(2, refused);
        Assert.Contains("There is no lane 'UTANY-8'.", error, StringComparison.Ordinal);
    }

    private static (long, long, long, int) Figures(JsonElement row) => (
        row.GetProperty("indexVersion").GetInt64(), row.GetProperty("documents").GetInt64(),
        row.GetProperty("supplementVersion").GetInt64(), row.GetProperty("overlays").GetInt32());

    private static LostDocumentRow? Find(LostDocumentSet set, string state, string number) =>
        set.Find(CountryCode.ParseIssuer(state).Value, DocumentNumber.Parse(number).Value);
}
