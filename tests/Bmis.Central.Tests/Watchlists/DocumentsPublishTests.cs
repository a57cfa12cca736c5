using System.Text.Json;
using Bmis.Biographics;
using Bmis.Central.Distribution;
using Bmis.Central.Intake;
using Bmis.Crossings;
using Bmis.Sync.Distribution;
using Bmis.Sync.Envelopes;
using Bmis.Watchlist.Documents;
using static Bmis.Central.Tests.Verbs;

namespace Bmis.Central.Tests.Watchlists;

/// <summary>The index of lost documents and its overlays, from files to what lanes fetch.</summary>
public sealed class DocumentsPublishTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bmis-documents-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Index_and_overlays_are_signed_served_in_pieces_and_joined_to_what_was_listed()
    {
        await using var warehouse = await WarehouseFixture.MigratedAsync();
        var lines = string.Join('\n', Enumerable.Range(1, 60_000).Select(i => $"UTO A{i:000000} P stolen {i}"));
        await RunAsync(warehouse, lines, "documents", "build", "-", At("lost.index"));
        await OverlayAsync(warehouse, "1.overlay", "+ YUG B7 P lost 70001\n- UTO A000001");
        var row = await PublishAsync(warehouse, At("1.overlay"));
        Assert.Equal((1L, true, 60_000L, 1L, 1), Figures(row));

        var lists = await ListsAsync(warehouse);
        var (manifest, fetched) = lists[ListNames.LostDocuments];
        Assert.True(manifest.ChunkDigests.Count > 3);
        Assert.Equal(await File.ReadAllBytesAsync(At("lost.index"), Cancellation), fetched);
        await File.WriteAllBytesAsync(At("fetched"), fetched, Cancellation);
        using var index = LostDocumentIndex.Open(At("fetched")).Index!;
        var set = LostDocumentSupplement.Read(lists[ListNames.LostDocumentsSupplement].Content).Supplement!
            .Join(index).Set!;
        Assert.Equal(2UL, Find(set, "UTO", "A000002")!.Value.Id);
        Assert.Null(Find(set, "UTO", "A000001"));
        Assert.Equal(70_001UL, Find(set, "YUG", "B7")!.Value.Id);
    }

    [Fact]
    public async Task An_index_goes_down_once_and_the_supplement_every_time()
    {
        await using var warehouse = await WarehouseFixture.MigratedAsync();
        await RunAsync(warehouse, "UTO A1", "documents", "build", "-", At("lost.index"));
        Assert.Equal((1L, true, 1L, 1L, 0), Figures(await PublishAsync(warehouse)));
        await OverlayAsync(warehouse, "1.overlay", "+ UTO B2");
        Assert.Equal((1L, false, 1L, 2L, 1), Figures(await PublishAsync(warehouse, At("1.overlay"))));
        await RunAsync(warehouse, "UTO A1\nUTO B2", "documents", "build", "-", At("lost.index"));
        var (exit, _, error) = await RunAsync(
            warehouse, "", "documents", "publish", At("lost.index"), At("1.overlay"), "--by", "anna");
        Assert.Equal(2, exit);
        Assert.Contains("It belongs to another index.", error, StringComparison.Ordinal);
        Assert.Equal((2L, true, 2L, 3L, 0), Figures(await PublishAsync(warehouse)));
    }

    [Fact]
    public async Task Headquarters_gives_the_list_to_lanes_that_somebody_authorised()
    {
        await using var warehouse = await WarehouseFixture.MigratedAsync();
        var lanes = new LaneDirectory(warehouse.Warehouse);
        var lane = new Producer("UTANY-9");
        await RunAsync(warehouse, "", "lane", "add", lane.LaneId, "--post", "UTANY", "--region", "1");
        var seen = new List<bool>();
        foreach (var authority in new[] { "Bureau Utopia, 17/2026", "", "Bureau Utopia, 18/2026" })
        {
            var (exit, _, _) = await RunAsync(
                warehouse, "", "lane", "authorise", lane.LaneId, "--lost-documents", authority);
            Assert.Equal(0, exit);
            seen.Add(await lanes.MayHoldAsync(lane, ListNames.LostDocumentsSupplement, Cancellation));
            Assert.True(await lanes.MayHoldAsync(lane, ListNames.Alert, Cancellation));
        }

        Assert.Equal([true, false, true], seen);
        var (refused, _, error) = await RunAsync(
            warehouse, "", "lane", "authorise", "UTANY-8", "--lost-documents", "Bureau Utopia");
        Assert.Equal(2, refused);
        Assert.Contains("There is no lane 'UTANY-8'.", error, StringComparison.Ordinal);
    }

    private static (long, bool, long, long, int) Figures(JsonElement row) => (
        row.GetProperty("index").GetInt64(), row.GetProperty("isNew").GetBoolean(),
        row.GetProperty("documents").GetInt64(), row.GetProperty("supplement").GetInt64(),
        row.GetProperty("overlays").GetInt32());

    private static LostDocumentRow? Find(LostDocumentSet set, string state, string number) =>
        set.Find(CountryCode.ParseIssuer(state).Value, DocumentNumber.Parse(number).Value);

    private static async Task<Dictionary<string, (ListManifest Manifest, byte[] Content)>> ListsAsync(
        WarehouseFixture warehouse)
    {
        using var source = new PublishedLists(warehouse.Warehouse, warehouse.Keys);
        var lists = new Dictionary<string, (ListManifest, byte[])>();
        foreach (var manifest in (await source.CurrentAsync(Cancellation)).Lists.Select(one => one.Manifest))
        {
            var content = new List<byte>();
            for (var chunk = 0; chunk < manifest.ChunkDigests.Count; chunk++)
            {
                var piece = await source.ReadChunkAsync(manifest.Name, manifest.Version, chunk, Cancellation);
                content.AddRange(piece!.Value.Span);
            }

            lists[manifest.Name] = (manifest, [.. content]);
        }

        return lists;
    }

    private string At(string file) => Path.Combine(_folder, file);

    private async Task OverlayAsync(WarehouseFixture warehouse, string file, string changes)
    {
        var (exit, _, error) = await RunAsync(
            warehouse, changes, "documents", "overlay", At("lost.index"), "-", At(file));
        Assert.Equal((0, ""), (exit, error));
    }

    private Task<JsonElement> PublishAsync(WarehouseFixture warehouse, params string[] overlays) =>
        DoneAsync(warehouse, "", ["documents", "publish", At("lost.index"), .. overlays, "--by", "anna"]);
}
