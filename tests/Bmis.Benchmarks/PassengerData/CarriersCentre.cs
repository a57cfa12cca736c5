using System.Text.Json;
using Bmis.Biographics;
using Bmis.Central;
using Bmis.Central.CommandLine;
using Bmis.Central.Distribution;
using Bmis.Central.Tests;
using Bmis.Crossings;
using Bmis.TestKit;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Tests.Quality;
using Microsoft.Extensions.Options;

namespace Bmis.Benchmarks.PassengerData;

/// <summary>Headquarters with an alert list of 48,500 names and one carrier, UT.</summary>
internal sealed class CarriersCentre : IAsyncDisposable
{
    private const int Names = 48_500;

    // A carrier keeps a few open; one for every message in flight would measure handshakes.
    private const int Connections = 32;

    private readonly ScratchFolder _keys = new();

    private CarriersCentre(PostgresCluster cluster, string connection) => (Cluster, Connection) = (cluster, connection);

    public PostgresCluster Cluster { get; }

    public string Connection { get; }

    public ServedCentre Centre { get; private set; } = null!;

    public HttpClient Carrier { get; private set; } = null!;

    public static async Task<CarriersCentre> StartAsync()
    {
        var cluster = await PostgresCluster.StartAsync();
        var made = new CarriersCentre(cluster, await cluster.CreateDatabaseAsync() + ";Max Auto Prepare=64");
        var streams = new VerbStreams(TextReader.Null, TextWriter.Null, Console.Error);
        await Commands.RunAsync(["distribution", "keys", made._keys.Path], streams, CancellationToken.None);
        var signing = Path.Combine(made._keys.Path, "targets.key");
        made.Centre = await ServedCentre.StartWithAsync(
            [$"--Distribution:SigningKeyFile={signing}"], made.Connection, "KEMBA-1");
        await PublishAsync(made.Connection, signing);
        var partner = JsonDocument.Parse(await made.Centre.RunAsync("passenger", "partner", "add", "UT")).RootElement;
        made.Carrier = made.Centre.Carrier(
            partner.GetProperty("token").GetString(), connections: Connections);
        return made;
    }

    /// <summary>The only passenger whom the list names.</summary>
    public static Passenger Wanted { get; } = new("KESTRELHAVEN", "ODALINDE", "740812");

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
        var wanted = new AlertEntry
        {
            Id = "national:wanted",
            Kind = EntryKind.Person,
            Names = [new(Wanted.Surname, Wanted.Given)],
            BirthDates = [BirthInterval.Of(PartialDate.Parse("1974-08-12").Value)],
        };
        var entries = GrownList.Of(RealLists.Persons(RealLists.Touched), Names).Append(wanted);
        await new ListPublisher(
            warehouse.Warehouse, warehouse.Keys,
            Options.Create(new DistributionOptions { SigningKeyFile = signing }), TimeProvider.System)
            .PublishAsync(ListNames.Alert, AlertListFile.Write([.. entries]), TimeSpan.FromDays(7), default);
    }
}
