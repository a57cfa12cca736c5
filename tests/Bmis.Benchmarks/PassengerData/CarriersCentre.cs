using System.Globalization;
using System.Text.Json;
using Bmis.Biographics;
using Bmis.Central;
using Bmis.Central.CommandLine;
using Bmis.Central.Distribution;
using Bmis.Central.Tests;
using Bmis.Crossings;
using Bmis.TestKit;
using Bmis.Watchlist.Lists;
using Microsoft.Extensions.Options;

namespace Bmis.Benchmarks.PassengerData;

/// <summary>Headquarters with an alert list of ten thousand made-up persons and one carrier, UT.</summary>
internal sealed class CarriersCentre : IAsyncDisposable
{
    private const int Entries = 10_000;

    private static readonly string[] Syllables =
    [
        "BER", "LUND", "MAR", "KO", "SEN", "TOV", "ALI", "HAS", "PER", "RI", "NO", "VAK", "SIL", "DO", "GREN", "MAN",
        "TUR", "WEN", "OST", "KAL", "FEN", "RUD", "JAN", "EK", "STRO", "VIG", "HOL", "BRA", "NIE", "ZU",
    ];

    private readonly ScratchFolder _keys = new();

    private CarriersCentre(PostgresCluster cluster, string connection) => (Cluster, Connection) = (cluster, connection);

    public PostgresCluster Cluster { get; }

    public string Connection { get; }

    public ServedCentre Centre { get; private set; } = null!;

    public HttpClient Carrier { get; private set; } = null!;

    public static async Task<CarriersCentre> StartAsync()
    {
        var cluster = await PostgresCluster.StartAsync();
        var made = new CarriersCentre(cluster, await cluster.CreateDatabaseAsync());
        var streams = new VerbStreams(TextReader.Null, TextWriter.Null, Console.Error);
        await Commands.RunAsync(["distribution", "keys", made._keys.Path], streams, CancellationToken.None);
        var signing = Path.Combine(made._keys.Path, "targets.key");
        made.Centre = await ServedCentre.StartWithAsync(
            [$"--Distribution:SigningKeyFile={signing}"], made.Connection, "KEMBA-1");
        await PublishAsync(made.Connection, signing);
        var partner = JsonDocument.Parse(await made.Centre.RunAsync("passenger", "partner", "add", "UT")).RootElement;
        made.Carrier = made.Centre.Carrier(partner.GetProperty("token").GetString());
        return made;
    }

    /// <summary>A made-up name of two or three syllables.</summary>
    public static string Name(Random random) =>
        string.Concat(Enumerable.Range(0, 2 + random.Next(2)).Select(_ => Syllables[random.Next(Syllables.Length)]));

    public async ValueTask DisposeAsync()
    {
        Carrier.Dispose();
        await Centre.DisposeAsync();
        await Cluster.DisposeAsync();
        _keys.Dispose();
    }

    private static async Task PublishAsync(string connection, string signing)
    {
        await using var warehouse = WarehouseFixture.On(connection);
        var random = new Random(7);
        var entries = Enumerable.Range(0, Entries).Select(number => new AlertEntry
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"national:{number}"),
            Kind = EntryKind.Person,
            Names = [new(Name(random), Name(random))],
            BirthDates = [BirthInterval.Of(PartialDate.Parse("1974-08-12").Value)],
        });
        await new ListPublisher(
            warehouse.Warehouse, warehouse.Keys,
            Options.Create(new DistributionOptions { SigningKeyFile = signing }), TimeProvider.System)
            .PublishAsync(ListNames.Alert, AlertListFile.Write([.. entries]), TimeSpan.FromDays(7), default);
    }
}
