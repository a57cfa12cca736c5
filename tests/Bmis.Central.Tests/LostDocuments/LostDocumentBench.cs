using System.Text.Json;
using Bmis.Central.Distribution;
using Bmis.Sync.Distribution;
using Dapper;

namespace Bmis.Central.Tests.LostDocuments;

/// <summary>The command line over a warehouse of its own, with three data managers and an analyst.</summary>
internal sealed class LostDocumentBench : IAsyncDisposable
{
    private const string AddAccounts =
        """
        insert into account (account_id, person_name, roles, password_hash, valid_from, stamp)
        select id, 'A. Person', array[case id when 'dora' then 'analyst' else 'data-manager' end], 'x',
            timestamptz '2026-01-01', gen_random_uuid()
        from unnest(array['anna', 'bela', 'cleo', 'dora']) as id
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("bmis-documents-").FullName;

    private LostDocumentBench(WarehouseFixture warehouse) => Warehouse = warehouse;

    public WarehouseFixture Warehouse { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<LostDocumentBench> OpenAsync()
    {
        var bench = new LostDocumentBench(await WarehouseFixture.MigratedAsync());
        await bench.ExecuteAsync(AddAccounts);
        return bench;
    }

    public string At(string file) => Path.Combine(_folder, file);

    public async ValueTask DisposeAsync()
    {
        await Warehouse.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Builds the index of these lines.</summary>
    public Task BuildAsync(string lines) => DoneAsync(lines, "documents", "build", "-", At("lost.index"));

    public Task OverlayAsync(string file, string changes) =>
        DoneAsync(changes, "documents", "overlay", At("lost.index"), "-", At(file));

    /// <summary>Proposes the index with overlays as anna.</summary>
    public Task<JsonElement> ProposeAsync(params string[] overlays) =>
        DoneAsync("", ["documents", "publish", At("lost.index"), .. overlays.Select(At), "--by", "anna"]);

    /// <summary>Proposes as anna and approves as bela.</summary>
    public async Task<JsonElement> PublishAsync(params string[] overlays) =>
        await ApproveAsync(await ProposeAsync(overlays));

    public Task<JsonElement> ApproveAsync(JsonElement proposed, string by = "bela") =>
        DoneAsync("", "documents", "approve", Digest(proposed), "--by", by);

    /// <summary>What a verb that fails says as its result.</summary>
    public async Task<string> RefusalAsync(params string[] line)
    {
        var (exit, output, error) = await RunAsync("", line);
        Assert.Equal((1, ""), (exit, error));
        return JsonDocument.Parse(output).RootElement.GetProperty("result").GetString()!;
    }

    public static string Digest(JsonElement proposed) => proposed.GetProperty("sha256").GetString()!;

    /// <summary>The lists that lanes fetch, with their content.</summary>
    public async Task<Dictionary<string, (ListManifest Manifest, byte[] Content)>> ListsAsync()
    {
        using var source = new PublishedLists(Warehouse.Warehouse, Warehouse.Keys);
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

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await Warehouse.Source.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync(sql);
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = await Warehouse.Source.OpenConnectionAsync(Cancellation);
        return (await connection.ExecuteScalarAsync<T>(sql))!;
    }

    public Task<JsonElement> DoneAsync(string input, params string[] line) => Verbs.DoneAsync(Warehouse, input, line);

    public Task<(int Exit, string Output, string Error)> RunAsync(string input, params string[] line) =>
        Verbs.RunAsync(Warehouse, input, line);
}
