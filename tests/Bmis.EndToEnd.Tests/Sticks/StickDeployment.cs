using System.Security.Cryptography;
using System.Text.Json;
using Bmis.BorderPost;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Serving;
using Bmis.Central.CommandLine;
using Bmis.Central.Distribution;
using Bmis.Central.Tests;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Records;
using Bmis.Sync.Envelopes;
using Bmis.TestKit;
using Dapper;
using Microsoft.Extensions.Options;

namespace Bmis.EndToEnd.Tests.Sticks;

/// <summary>Headquarters and two lanes that reach it by a stick alone, set up and worked by their own verbs.</summary>
internal sealed class StickDeployment : IAsyncDisposable
{
    internal const string Lane = "KEMBA-01";
    internal const string Other = "KEMBA-02";

    private readonly ScratchFolder _scratch = new();
    private readonly WarehouseFixture _warehouse;
    private readonly RandomNumberGenerator _salts = RandomNumberGenerator.Create();
    private readonly Dictionary<string, SampleCrossings> _crossings = [];

    private StickDeployment(WarehouseFixture warehouse) => _warehouse = warehouse;

    internal WarehouseFixture Warehouse => _warehouse;

    internal static async Task<StickDeployment> SetUpAsync()
    {
        var made = new StickDeployment(await WarehouseFixture.MigratedAsync());
        await made.DoneAsync("certificates", "make", made.At("keys"), "--lane", Lane, "--lane", Other);
        await made.DoneAsync("distribution", "keys", made.At("keys"));
        await made.DoneAsync("distribution", "root", "publish", made.At("keys/1.root"));
        foreach (var lane in (string[])[Lane, Other])
        {
            await made.DoneAsync("lane", "add", lane, "--post", "KEMBA", "--region", "3",
                "--certificate", made.At($"keys/lane-{lane}.pem"));
        }

        await made.OfficerAsync("o.first");
        return made;
    }

    /// <summary>Adds an officer, with which a new version of the officers' list is published.</summary>
    internal Task OfficerAsync(string id) => DoneAsync(
        "account", "add", id, "--role", "officer", "--name", "An Officer", "--post", "KEMBA", "--password-stdin");

    /// <summary>Publishes a list of lost documents as its two keepers do.</summary>
    internal async Task LostDocumentsAsync(string documents)
    {
        foreach (var keeper in (string[])["m.lists", "n.lists"])
            await DoneAsync("account", "add", keeper, "--role", "data-manager", "--name", keeper, "--password-stdin");
        await File.WriteAllTextAsync(At("lost.txt"), documents, TestContext.Current.CancellationToken);
        await DoneAsync("documents", "build", At("lost.txt"), At("lost.index"));
        var proposed = (await DoneAsync("documents", "publish", At("lost.index"), "--by", "m.lists"))[^1];
        await DoneAsync("documents", "approve", proposed.GetProperty("sha256").GetString()!, "--by", "n.lists");
    }

    /// <summary>Publishes a list with other bytes than a verb would.</summary>
    internal Task PublishAsync(string list, byte[] content) => new ListPublisher(
        _warehouse.Warehouse,
        _warehouse.Keys,
        Options.Create(new DistributionOptions
        {
            SigningKeyFile = At("keys/targets.key"),
            SnapshotKeyFile = At("keys/snapshot.key"),
            TimestampKeyFile = At("keys/timestamp.key"),
        }),
        TimeProvider.System).PublishAsync(
            list, content, TimeSpan.FromDays(7), TestContext.Current.CancellationToken);

    internal string At(string name) => Path.Combine(_scratch.Path, name);

    internal string JournalOf(string lane) => At($"{lane}/journal.db");

    /// <summary>Opens a lane's journal as its service does.</summary>
    internal Journal Open(string lane) => Journal.Open(
        JournalOf(lane),
        new Producer(lane),
        TimeProvider.System,
        new IdSource(TimeProvider.System, _salts),
        FixedKeys.Open());

    /// <summary>Records crossings at a lane.</summary>
    internal async Task RecordAsync(string lane, int entries, Func<Crossing, Crossing>? change = null, int seed = 1)
    {
        var made = _crossings.TryGetValue($"{lane} {seed}", out var known)
            ? known
            : _crossings[$"{lane} {seed}"] = new SampleCrossings(lane, seed);
        using var journal = Open(lane);
        for (var i = 0; i < entries; i++)
        {
            var crossing = made.Next();
            await journal.AppendAsync(
                EntryKinds.Crossing,
                CrossingContract.Write(change?.Invoke(crossing) ?? crossing),
                crossing.CrossingId.ToString("N"),
                TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Runs a verb of headquarters.</summary>
    internal async Task<(int Exit, JsonElement[] Rows, string Error)> CentralAsync(params string[] line)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var streams = new VerbStreams(new StringReader("specimen-Password-1"), output, error);
        var exit = await Bmis.Central.Commands.RunAsync(
            [.. line, .. CentralArguments()], streams, TestContext.Current.CancellationToken);
        return (exit, Rows(output.ToString()), error.ToString());
    }

    /// <summary>Runs a verb of a lane.</summary>
    internal async Task<(int Exit, JsonElement[] Rows, string Error)> PostAsync(string lane, params string[] line)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await Bmis.BorderPost.Commands.RunAsync(
            [.. line, .. PostSettings(lane).Select(one => $"--{one.Key}={one.Value}")],
            new CommandStreams(Stream.Null, output, error),
            TestContext.Current.CancellationToken);
        return (exit, Rows(output.ToString()), error.ToString());
    }

    /// <summary>Runs a verb of a lane that does what it is told.</summary>
    internal async Task<JsonElement[]> PostDoneAsync(string lane, params string[] line)
    {
        var (exit, rows, error) = await PostAsync(lane, line);
        Assert.True(exit == 0, error);
        return rows;
    }

    /// <summary>Runs a verb of headquarters that does what it is told.</summary>
    internal async Task<JsonElement[]> DoneAsync(params string[] line)
    {
        var (exit, rows, error) = await CentralAsync(line);
        Assert.True(exit == 0, error);
        return rows;
    }

    /// <summary>Writes a kit of a lane and gives its path.</summary>
    internal async Task<string> ExportAsync(string lane, string name, params string[] more)
    {
        await PostDoneAsync(lane, ["sync", "export", At(name), .. more]);
        return At(name);
    }

    internal Dictionary<string, string> PostSettings(string lane) => new()
    {
        ["Lane:Id"] = lane,
        ["Lane:PostCode"] = "KEMBA",
        ["Lane:Folder"] = At(lane),
        ["Keys:File"] = FixedKeys.File,
        ["Lists:Root"] = At("keys/1.root"),
        ["Uplink:Certificate"] = At($"keys/lane-{lane}.pem"),
        ["Uplink:Key"] = At($"keys/lane-{lane}.key"),
        ["Uplink:TrustedRoots"] = At("keys/root.pem"),
    };

    internal Dictionary<string, string> CentralSettings() => new(_warehouse.Settings)
    {
        ["Keys:File"] = FixedKeys.File,
        ["Listening:LanesRootFile"] = At("keys/root.pem"),
        ["Distribution:SigningKeyFile"] = At("keys/targets.key"),
        ["Distribution:SnapshotKeyFile"] = At("keys/snapshot.key"),
        ["Distribution:TimestampKeyFile"] = At("keys/timestamp.key"),
    };

    /// <summary>Everything that is stored of a lane's branch, in order.</summary>
    internal async Task<List<Envelope>> StoredAsync(string lane)
    {
        await using var connection = await _warehouse.Source.OpenConnectionAsync();
        var rows = await connection.QueryAsync<Row>(
            "select header, sealed, payload_digest, hash from envelope where lane_id = @lane order by sequence",
            new { lane });
        return [.. rows.Select(row => _warehouse.Seal.Open(row.Header, row.Sealed) is var (salt, payload)
            ? Envelope.Read(row.Header, salt, payload, row.PayloadDigest, row.Hash).Require()
            : throw new InvalidDataException("A row does not open."))];
    }

    /// <summary>One figure of the warehouse.</summary>
    internal async Task<long> CountAsync(string sql)
    {
        await using var connection = await _warehouse.Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>(sql);
    }

    /// <summary>Changes something in the warehouse.</summary>
    internal async Task ExecuteAsync(string sql)
    {
        await using var connection = await _warehouse.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(sql);
    }

    public async ValueTask DisposeAsync()
    {
        await _warehouse.DisposeAsync();
        _salts.Dispose();
        _scratch.Dispose();
    }

    private static JsonElement[] Rows(string output) =>
    [
        .. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement),
    ];

    private IEnumerable<string> CentralArguments() =>
        CentralSettings().Select(setting => $"--{setting.Key}={setting.Value}");

    private sealed record Row(byte[] Header, byte[] Sealed, byte[] PayloadDigest, byte[] Hash);
}
