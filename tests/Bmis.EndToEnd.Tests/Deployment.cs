using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Bmis.TestKit;

namespace Bmis.EndToEnd.Tests;

/// <summary>
/// A border post of one lane and headquarters as an administrator would set them up: certificates, warehouse, lane,
/// accounts, alert list, then both programs.
/// </summary>
public sealed class Deployment : IAsyncLifetime, ILanePlace
{
    internal const string Lane = "UTANY-1";
    internal const string Post = "UTANY";
    internal const string SpecimenList = "watchlist/Bmis.Watchlist/Lists/National/Specimens/national.csv";
    internal const string Password = "specimen-Password-1";

    private readonly ScratchFolder _scratch = new();
    private readonly int _pagesPort = FreePort.Take();
    private readonly int _lanesPort = FreePort.Take();
    private readonly int _enrolmentPort = FreePort.Take();
    private readonly int _carriersPort = FreePort.Take();
    private readonly Dictionary<string, string> _centre = [];
    private readonly Dictionary<string, string> _lane = [];
    private SerialPair? _serial;
    private ProgramProcess? _centreProcess;
    private ProgramProcess? _laneProcess;

    internal Uri Headquarters => _centreProcess!.Addresses.Single(address => address.Port == _pagesPort);

    internal Uri LanePage => _laneProcess!.Addresses[0];

    Uri ILanePlace.LanePage => LanePage;

    SerialPair ILanePlace.Serial => Serial;

    internal ProgramLog LaneLog => _laneProcess!.Log;

    internal string Warehouse => _centre["Warehouse"];

    internal SerialPair Serial => _serial!;

    /// <summary>A carrier's own program, with the token that headquarters gave it.</summary>
    internal async Task<HttpClient> OpenCarrierAsync(string partner)
    {
        var added = Row(await CentralAsync("", "passenger", "partner", "add", partner));
        var root = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck,
        };
        root.CustomTrustStore.ImportFromPemFile(Keys("root.pem"));
        return new(new SocketsHttpHandler { SslOptions = new() { CertificateChainPolicy = root } })
        {
            BaseAddress = new($"https://127.0.0.1:{_carriersPort}"),
            DefaultRequestHeaders = { Authorization = new("Bearer", added.GetProperty("token").GetString()) },
        };
    }

    /// <summary>Changes a list and waits until the lane uses it.</summary>
    internal async Task ChangeAsync(string list, Func<Task> change)
    {
        var mark = LaneLog.Count;
        await change();
        await LaneLog.WaitForAsync(mark, $"The list {list}", "is in use");
    }

    /// <summary>A file of headquarters' own.</summary>
    internal string FileAt(string name) => Path.Combine(_scratch.Path, name);

    internal string LaneFolder => Path.Combine(_scratch.Path, "lane");

    internal string JournalPath => Path.Combine(_scratch.Path, "lane", "journal.db");

    public async ValueTask InitializeAsync()
    {
        var cluster = await PostgresCluster.SharedAsync();
        _serial = await SerialPair.OpenAsync(_scratch.Path);
        Configure(await cluster.CreateDatabaseAsync());
        await CentralAsync("", "certificates", "make", Keys(""), "--lane", Lane, "--issuer");
        await PostAsync("keys", "make", Keys("lane.keys"));
        await CentralAsync("", "distribution", "keys", Keys(""));
        await CentralAsync("", "migrate");
        await CentralAsync("", "distribution", "root", "publish", Keys("1.root"));
        await AddLaneAsync(Lane);
        await AddAccountAsync("o.first", "officer", "First Officer", "--post", Post);
        await AddAccountAsync("s.second", "supervisor", "Second Supervisor", "--post", Post);
        await AddAccountAsync("m.lists", "data-manager", "Lists Manager");
        await AddAccountAsync("n.lists", "data-manager", "Second Lists Manager");
        await AddAccountAsync("c.discreet", "data-manager", "Discreet Manager", "--role", "discreet-checks");
        await AddAccountAsync("a.flows", "analyst", "Flows Analyst");
        await AddAccountAsync("p.unit", "passenger-unit", "Passenger Unit");
        await AddAccountAsync("d.audit", "auditor", "Deployment Auditor");
        await AddAccountAsync("x.admin", "administrator", "Deployment Administrator");
        await StartCentreAsync();
        await ImportAsync("bmis-csv", "national", Programs.InRepository(SpecimenList));
        _laneProcess = await ProgramProcess.ServeAsync("bmis-post", _lane);
        // Nobody signs in before the lane knows its officers.
        await LaneLog.WaitForAsync(0, "The list officers", "is in use");
    }

    /// <summary>Imports a list as one person and approves it as another.</summary>
    internal async Task ImportAsync(string source, string list, params string[] paths)
    {
        await CentralAsync("", ["list", "import", source, .. paths, "--list", list, "--by", "m.lists"]);
        var sha256 = Row(await CentralAsync("", "list", "show", list)).GetProperty("sha256").GetString()!;
        await CentralAsync("", "list", "approve", list, "--sha256", sha256, "--by", "n.lists");
    }

    /// <summary>States the national ground by which lanes act on an asset freeze, as two people.</summary>
    internal async Task GroundAsync(string list, string ground)
    {
        var proposed = Row(await CentralAsync(
            "", "list", "terms", list, "--national-ground", ground, "--reason", "Order.", "--by", "m.lists"));
        var id = proposed.GetProperty("proposal").GetString()!;
        var sha256 = Row(await CentralAsync("", "entry", "show", id)).GetProperty("sha256").GetString()!;
        await CentralAsync("", "entry", "approve", id, "--sha256", sha256, "--by", "n.lists");
    }

    /// <summary>Sets what the lane is to have besides; call it before the deployment is set up.</summary>
    internal void Set(string name, string value) => _lane[name] = value;

    /// <summary>Sets up one more lane, which has the first one's settings but for what is its own.</summary>
    internal async Task<OtherLane> OpenLaneAsync(string id, params (string Name, string Value)[] settings)
    {
        var folder = Directory.CreateDirectory(FileAt(id)).FullName;
        var serial = await SerialPair.OpenAsync(folder);
        var lane = new Dictionary<string, string>(_lane)
        {
            ["Lane:Id"] = id,
            ["Lane:Folder"] = Path.Combine(folder, "lane"),
            ["Keys:File"] = Keys($"{id}.keys"),
            ["Uplink:Certificate"] = Keys($"lane-{id}.pem"),
            ["Uplink:Key"] = Keys($"lane-{id}.key"),
            ["Devices:Readers:0:Port"] = serial.LanePath,
        };
        foreach (var (name, value) in settings) lane[name] = value;
        await CentralAsync("", "certificates", "make", Keys(""), "--lane", id);
        await PostAsync("keys", "make", Keys($"{id}.keys"));
        await AddLaneAsync(id);
        return new(serial, await ProgramProcess.ServeAsync("bmis-post", lane));
    }

    /// <summary>
    /// Sets up one more lane as a country would: it serves first, and gets its certificate by a code of headquarters.
    /// </summary>
    internal async Task<OtherLane> OpenEnrolledLaneAsync(string id)
    {
        var folder = Directory.CreateDirectory(FileAt(id)).FullName;
        var serial = await SerialPair.OpenAsync(folder);
        var settings = new Dictionary<string, string>(_lane)
        {
            ["Lane:Id"] = id,
            ["Lane:Folder"] = Path.Combine(folder, "lane"),
            ["Keys:File"] = Keys($"{id}.keys"),
            ["Uplink:Enrolment"] = $"https://127.0.0.1:{_enrolmentPort}",
            ["Devices:Readers:0:Port"] = serial.LanePath,
        };
        settings.Remove("Uplink:Certificate");
        settings.Remove("Uplink:Key");
        await PostAsync("keys", "make", Keys($"{id}.keys"));
        await CentralAsync("", "lane", "add", id, "--post", Post, "--region", "1");
        var lane = new OtherLane(serial, await ProgramProcess.ServeAsync("bmis-post", settings));
        var code = Row(await CentralAsync("", "device", "enrol", id)).GetProperty("code").GetString()!;
        await ProgramProcess.RunAsync("bmis-post", settings, code.ToLowerInvariant() + "\n", "sync", "enrol");
        return lane;
    }

    /// <summary>Ends the lane and starts it again with more settings.</summary>
    internal async Task RestartLaneAsync(params (string Name, string Value)[] settings)
    {
        foreach (var (name, value) in settings) _lane[name] = value;
        await _laneProcess!.DisposeAsync();
        _laneProcess = await ProgramProcess.ServeAsync("bmis-post", _lane);
    }

    /// <summary>The lane stands still until it is told to go on.</summary>
    internal Task StopLaneAsync() => _laneProcess!.SignalAsync("STOP");

    internal Task ContinueLaneAsync() => _laneProcess!.SignalAsync("CONT");

    internal async Task StartCentreAsync() =>
        _centreProcess = await ProgramProcess.ServeAsync("bmis-central", _centre);

    internal async Task KillCentreAsync()
    {
        await _centreProcess!.DisposeAsync();
        _centreProcess = null;
    }

    internal Task<string> CentralAsync(string input, params string[] line) =>
        ProgramProcess.RunAsync("bmis-central", _centre, input, line);

    internal Task<string> PostAsync(params string[] line) => ProgramProcess.RunAsync("bmis-post", _lane, "", line);

    public async ValueTask DisposeAsync()
    {
        if (_laneProcess is not null) await _laneProcess.DisposeAsync();
        if (_centreProcess is not null) await _centreProcess.DisposeAsync();
        if (_serial is not null) await _serial.DisposeAsync();
        _scratch.Dispose();
    }

    private void Configure(string warehouse)
    {
        _centre["Warehouse"] = warehouse;
        _centre["Listening:PagesPort"] = $"{_pagesPort}";
        _centre["Listening:LanesPort"] = $"{_lanesPort}";
        _centre["Listening:EnrolmentPort"] = $"{_enrolmentPort}";
        _centre["Listening:CarriersPort"] = $"{_carriersPort}";
        _centre["Listening:CarriersCertificateFile"] = Keys("server.pem");
        _centre["Listening:CarriersKeyFile"] = Keys("server.key");
        _centre["Devices:IssuerCertificateFile"] = Keys("device-issuer.pem");
        _centre["Devices:IssuerKeyFile"] = Keys("device-issuer.key");
        _centre["Listening:LanesCertificateFile"] = Keys("server.pem");
        _centre["Listening:LanesKeyFile"] = Keys("server.key");
        _centre["Listening:LanesRootFile"] = Keys("root.pem");
        _centre["Keys:File"] = FixedKeys.File;
        _centre["Distribution:SigningKeyFile"] = Keys("list-signing.key");
        _centre["Posts:SilentAfter"] = "00:00:03";
        _centre["Posts:JudgedEvery"] = "00:00:01";
        // A build server's disk may be fuller than a lane's.
        _centre["Posts:LowDiskMegabytes"] = "1";
        _centre["Posts:FullDiskMegabytes"] = "1";
        _centre["Distribution:TargetsKeyFile"] = Keys("targets.key");
        _centre["Distribution:SnapshotKeyFile"] = Keys("snapshot.key");
        _centre["Distribution:TimestampKeyFile"] = Keys("timestamp.key");
        _lane["Urls"] = "http://127.0.0.1:0";
        _lane["Lane:Id"] = Lane;
        _lane["Lane:PostCode"] = Post;
        _lane["Lane:Folder"] = Path.Combine(_scratch.Path, "lane");
        _lane["Keys:File"] = Keys("lane.keys");
        _lane["Lists:Root"] = Keys("1.root");
        _lane["Uplink:Centre"] = $"https://127.0.0.1:{_lanesPort}";
        _lane["Uplink:Certificate"] = Keys($"lane-{Lane}.pem");
        _lane["Uplink:Key"] = Keys($"lane-{Lane}.key");
        _lane["Uplink:TrustedRoots"] = Keys("root.pem");
        _lane["Uplink:StatusInterval"] = "00:00:01";
        // A slow machine must not look like a centre that says nothing.
        _lane["Fingerprints:AskMilliseconds"] = "30000";
        _lane["History:AskMilliseconds"] = "30000";
        _lane["Devices:Readers:0:Name"] = "Serial reader";
        _lane["Devices:Readers:0:Kind"] = "Serial";
        _lane["Devices:Readers:0:Port"] = _serial!.LanePath;
    }

    private Task<string> AddLaneAsync(string id) => CentralAsync(
        "", "lane", "add", id, "--post", Post, "--region", "1", "--post-name", "Utopia Anytown",
        "--time-zone", "UTC", "--certificate", Keys($"lane-{id}.pem"));

    private Task<string> AddAccountAsync(string id, string role, string name, params string[] more) => CentralAsync(
        Password, ["account", "add", id, "--role", role, "--name", name, .. more, "--password-stdin"]);

    private static JsonElement Row(string output) => JsonDocument.Parse(output).RootElement;

    private string Keys(string file) => Path.Combine(_scratch.Path, "keys", file);
}
