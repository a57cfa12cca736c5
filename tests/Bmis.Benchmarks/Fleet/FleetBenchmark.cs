using System.Diagnostics;
using Bmis.Central;
using Bmis.Central.CommandLine;
using Bmis.Central.Distribution;
using Bmis.Central.Tests;
using Bmis.Sync.Distribution.Roles;
using Bmis.TestKit;
using Dapper;
using Microsoft.Extensions.Options;

namespace Bmis.Benchmarks.Fleet;

/// <summary>
/// The time from the moment at which a changed list is published to the moment at which a lane of five hundred holds
/// it: signed roles, mutual TLS, the lane's disk. Lanes, centre and database share this machine; lanes and centre share
/// this process.
/// </summary>
internal static class FleetBenchmark
{
    private const int Lanes = 500;
    private const int Rounds = 5;
    private const int Bytes = 2_000_000;
    private const string List = "alert-supplement";

    private static readonly TimeSpan Life = TimeSpan.FromDays(7);
    private static readonly string[] Signing = ["Targets", "Snapshot", "Timestamp"];

    internal static async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        using var keys = new ScratchFolder();
        var streams = new VerbStreams(TextReader.Null, TextWriter.Null, Console.Error);
        await Commands.RunAsync(["distribution", "keys", keys.Path], streams, CancellationToken.None);
        string[] settings =
        [
            $"--Distribution:SigningKeyFile={KeyOf(keys, "Targets")}",
            .. Signing.Select(role => $"--Distribution:{role}KeyFile={KeyOf(keys, role)}"),
        ];
        string[] names = [.. Enumerable.Range(1, Lanes).Select(number => $"KEMBA-{number}")];
        await using var cluster = await PostgresCluster.StartAsync();
        var connection = await cluster.CreateDatabaseAsync();
        await using var centre = await ServedCentre.StartWithAsync(settings, connection, names);
        var root = Path.Combine(keys.Path, "1.root");
        await centre.RunAsync("distribution", "root", "publish", root);
        await using var warehouse = WarehouseFixture.On(connection);
        await RegisterAsync(warehouse, names[1..]);
        var publisher = new ListPublisher(
            warehouse.Warehouse, warehouse.Keys, Options.Create(new DistributionOptions
            {
                SigningKeyFile = KeyOf(keys, "Targets"),
                TargetsKeyFile = KeyOf(keys, "Targets"),
                SnapshotKeyFile = KeyOf(keys, "Snapshot"),
                TimestampKeyFile = KeyOf(keys, "Timestamp"),
            }),
            TimeProvider.System);
        var signed = RoleCodec.FromBytes(await File.ReadAllBytesAsync(root)).Role!;
        var lanes = new List<FollowedLane>();
        foreach (var name in names) lanes.Add(new FollowedLane(centre, name, signed));
        var content = new byte[Bytes];
        new Random(7).NextBytes(content);
        var whole = await RoundAsync(publisher, lanes, content);
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            content = [.. content[..1_000_000], (byte)round, .. content[1_000_000..]];
            times.AddRange(await RoundAsync(publisher, lanes, content));
        }

        foreach (var lane in lanes) await lane.DisposeAsync();
        return
        [
            P99($"{Bytes / 1e6:0} MB for {Lanes} lanes that hold nothing, p99", whole),
            P99($"a changed entry for {Lanes} lanes that hold the list, p99", times),
        ];
    }

    private static Figure P99(string name, List<double> times) =>
        new(name, times.Order().ElementAt((int)(times.Count * 0.99)), "s", 60, AtLeast: false);

    private static async Task<List<double>> RoundAsync(
        ListPublisher publisher, List<FollowedLane> lanes, byte[] content)
    {
        lanes.ForEach(lane => lane.Await());
        var start = Stopwatch.GetTimestamp();
        var version = await publisher.PublishAsync(List, content, Life, CancellationToken.None);
        var arrived = await Task.WhenAll(lanes.Select(lane => lane.ArrivedAsync(version)));
        return [.. arrived.Select(at => Stopwatch.GetElapsedTime(start, at).TotalSeconds)];
    }

    private static async Task RegisterAsync(WarehouseFixture warehouse, string[] names)
    {
        await using var connection = await warehouse.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(
            "insert into lane (lane_id, region_id, post_code) select name, 3, 'KEMBA' from unnest(@names) as name",
            new { names });
    }

    private static string KeyOf(ScratchFolder keys, string role) =>
        Path.Combine(keys.Path, $"{role.ToLowerInvariant()}.key");
}
