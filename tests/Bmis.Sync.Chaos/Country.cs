using System.Net;
using Bmis.EndToEnd.Tests;
using Bmis.Sync.Chaos.Centre;
using Bmis.Sync.Chaos.FailOver;
using Bmis.Sync.Chaos.Lanes;
using Bmis.TestKit;
using Bmis.TestKit.Links;

namespace Bmis.Sync.Chaos;

/// <summary>
/// Two servers of headquarters on a warehouse, and lanes, each a process of its own, as an administrator would set them
/// up. The second lane's journal lies on a small disk, the last lane behind a slow line.
/// </summary>
internal sealed class Country : IAsyncDisposable
{
    private const string Database = "warehouse";
    private const int Region = 3;
    private const int BytesOfCrossing = 4_000;
    private const int SmallestDiskMegabytes = 16;

    private readonly ScratchFolder _scratch = new();
    private readonly ChaosSettings _settings;
    private readonly Dictionary<string, string> _centre = [];
    private readonly List<Lane> _lanes = [];

    private readonly IDatabaseServers _databases;
    private Balancer? _balancer;
    private IReadOnlyList<int> _ports = [];

    private Country(ChaosSettings settings, IDatabaseServers databases) =>
        (_settings, _databases) = (settings, databases);

    internal IReadOnlyList<CentreServer> Centres { get; private set; } = [];

    internal IReadOnlyList<Lane> Lanes => _lanes;

    /// <summary>How to reach the warehouse on the server that is the primary now.</summary>
    internal string Warehouse => _databases.PrimaryConnectionString(Database);

    /// <summary>Sets everything up on database servers that run, and starts it, the lanes last.</summary>
    internal static async Task<Country> StartAsync(ChaosSettings settings, IDatabaseServers databases)
    {
        var country = new Country(settings, databases);
        try
        {
            await country.SetUpAsync(await databases.CreateDatabaseAsync(Database));
            return country;
        }
        catch
        {
            await country.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a verb of headquarters with some input; fails when it says no.</summary>
    internal Task<string> CentralAsync(string input, params string[] line) =>
        ProgramProcess.RunAsync("bmis-central", _centre, input, line);

    public async ValueTask DisposeAsync()
    {
        foreach (var lane in _lanes)
            await lane.DisposeAsync();
        if (_balancer is not null)
            await _balancer.DisposeAsync();
        foreach (var centre in Centres)
            await centre.DisposeAsync();
        _scratch.Dispose();
    }

    private async Task SetUpAsync(string warehouse)
    {
        var ids = Enumerable.Range(1, _settings.Lanes).Select(number => $"CHAOS-{number}").ToList();
        var line = TunRelay.WhyMissing is null ? await TunRelay.StartAsync(_settings.Seed) : null;
        Configure(warehouse);
        await CentralAsync("", [
            "certificates", "make", Certificates, "--host", $"{line?.Near ?? IPAddress.Loopback}",
            .. ids.SelectMany(id => new[] { "--lane", id }),
        ]);
        await CentralAsync("", "distribution", "keys", Certificates);
        await CentralAsync("", "migrate");
        await CentralAsync("", "distribution", "root", "publish", Path.Combine(Certificates, "1.root"));
        foreach (var id in ids)
        {
            await CentralAsync(
                "", "lane", "add", id, "--post", "KEMBA", "--region", $"{Region}", "--certificate",
                Path.Combine(Certificates, $"lane-{id}.pem"));
        }

        Centres = [NewCentre(), NewCentre()];
        await Task.WhenAll(Centres.Select(centre => centre.StartAsync()));
        _balancer = _settings.IsBalanced ? Balancer.Start(_scratch.Path, Centres) : null;
        _ports = _balancer is not null ? [_balancer.Port] : [.. Centres.Select(centre => centre.Port)];
        for (var at = 0; at < ids.Count; at++)
            _lanes.Add(await NewLaneAsync(ids[at], at, at == ids.Count - 1 ? line : null));
        foreach (var lane in _lanes)
            lane.Start();
    }

    private void Configure(string warehouse)
    {
        _centre["Warehouse"] = warehouse;
        _centre["Database:RequireDurable"] = $"{_settings.Durable}";
        _centre["Keys:File"] = FixedKeys.File;
        _centre["Listening:LanesCertificateFile"] = Path.Combine(Certificates, "server.pem");
        _centre["Listening:LanesKeyFile"] = Path.Combine(Certificates, "server.key");
        _centre["Listening:LanesRootFile"] = Path.Combine(Certificates, "root.pem");
        _centre["Distribution:SigningKeyFile"] = Path.Combine(Certificates, "list-signing.key");
        _centre["Distribution:TargetsKeyFile"] = Path.Combine(Certificates, "targets.key");
        _centre["Distribution:SnapshotKeyFile"] = Path.Combine(Certificates, "snapshot.key");
        _centre["Distribution:TimestampKeyFile"] = Path.Combine(Certificates, "timestamp.key");
        _centre["Logging:LogLevel:Default"] = "Warning";
    }

    private string Certificates => Path.Combine(_scratch.Path, "keys");

    // Each keeps its ports, because it comes back under the address it had.
    private CentreServer NewCentre() => new(new Dictionary<string, string>(_centre)
    {
        ["Listening:LanesPort"] = $"{FreePort.Take()}",
        ["Listening:PagesPort"] = $"{FreePort.Take()}",
    });

    private async Task<Lane> NewLaneAsync(string id, int at, TunRelay? line)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_scratch.Path, id)).FullName;
        var megabytes = SmallestDiskMegabytes + (_settings.CrossingsOfLane * BytesOfCrossing >> 20);
        var disk = at == 1 ? await SmallDisk.TryMountAsync(folder, megabytes * 1024) : null;
        var link = new LaneLink(line?.Near ?? IPAddress.Loopback, _ports, at);
        var settings = new LaneSettings
        {
            LaneId = id,
            Folder = folder,
            Receipts = Path.Combine(_scratch.Path, $"{id}.receipts"),
            KeyFile = FixedKeys.File,
            Centre = link.Address.ToString(),
            Certificates = Certificates,
            Seed = _settings.Seed + at,
            Crossings = _settings.CrossingsOfLane,
            Rate = _settings.Rate,
            Start = TimeProvider.System.GetUtcNow(),
        };
        return new(settings, link, line, disk);
    }
}
