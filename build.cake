// Targets: Build, Publish, Test, TwoShards, Benchmark, FailOver, Run. Each sets up what it needs and says what it is
// doing.
#load "central/cluster.cake"
#load "tests/tests.cake"
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Xml.Linq;

var target = Argument("target", "Test");
var configuration = Argument("configuration", "Release");
var root = Context.Environment.WorkingDirectory.FullPath;
var state = System.IO.Path.Combine(root, ".bmis");
var results = System.IO.Path.Combine(root, ".artifacts", "results");

// A Debian package and how to see that it is there: a program on the path or a file.
var runPackages = new (string Package, string Proof)[]
{
    ("postgresql", "/usr/lib/postgresql/*/bin/initdb"),
    ("libsqlite3-0", "/usr/lib/*/libsqlite3.so.0"),
    ("libpcsclite1", "/usr/lib/*/libpcsclite.so.1"),
    ("libopenjp2-tools", "opj_decompress"),
    ("nodejs", "node"),
    ("npm", "npm"),
};
var testPackages = new (string Package, string Proof)[]
{
    ("chromium", "chromium"),
    ("fonts-noto-core", "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf"),
    ("socat", "socat"),
    ("iproute2", "ip"),
    ("pcscd", "/usr/sbin/pcscd"),
    ("vsmartcard-vpcd", "/usr/lib/pcsc/drivers/serial/libifdvpcd.so"),
    ("gcc", "gcc"),
    ("libc6-dev", "/usr/include/stdio.h"),
    ("libeac-dev", "/usr/include/eac/eac.h"),
    ("python3-grpcio", "/usr/lib/python3/dist-packages/grpc/__init__.py"),
    ("protobuf-compiler", "protoc"),
    ("python3-protobuf", "/usr/lib/python3/dist-packages/google/protobuf/__init__.py"),
};
var failOverPackages = new (string Package, string Proof)[]
{
    ("patroni", "/usr/bin/patroni"),
    ("etcd-server", "/usr/bin/etcd"),
    ("haproxy", "/usr/sbin/haproxy"),
};

bool IsThere(string proof)
{
    if (!proof.StartsWith('/'))
        return Environment.GetEnvironmentVariable("PATH").Split(':')
            .Any(folder => System.IO.File.Exists(System.IO.Path.Combine(folder, proof)));
    return GetFiles(proof).Count > 0;
}

int Start(string program, params string[] arguments)
{
    using var process = Process.Start(program, arguments);
    process.WaitForExit();
    return process.ExitCode;
}

void Must(string program, params string[] arguments)
{
    var exit = Start(program, arguments);
    if (exit != 0) throw new CakeException($"Exit code {exit}: {program} {string.Join(' ', arguments)}");
}

void InstallMissing(IEnumerable<(string Package, string Proof)> wanted)
{
    var list = string.Join(' ', wanted.Where(one => !IsThere(one.Proof)).Select(one => one.Package));
    if (list.Length == 0) return;
    var asRoot = Environment.UserName == "root";
    if (!IsThere("apt-get") || (!asRoot && !(IsThere("sudo") && Start("sudo", "-n", "true") == 0)))
        throw new CakeException($"These Debian packages are missing and cannot be installed from here: {list}");
    Information("Installing Debian packages: {0}", list);
    var script = $$"""
        set -e
        export DEBIAN_FRONTEND=noninteractive
        # The postgresql package would start a server of its own on port 5432; ours is private.
        mkdir -p /etc/postgresql-common
        conf=/etc/postgresql-common/createcluster.conf
        test -e $conf || echo 'create_main_cluster = false' > $conf
        apt-get update -qq
        apt-get install -y -qq --no-install-recommends {{list}} > /dev/null
        """.ReplaceLineEndings("\n"); // Cake compiles this file with carriage returns, which no shell takes.
    if (asRoot) Must("sh", "-c", script);
    else Must("sudo", "-n", "sh", "-c", script);
}

Task("RunPackages").Does(() => InstallMissing(runPackages));
Task("TestPackages").Does(() => InstallMissing(runPackages.Concat(testPackages)));

Task("Build")
    .IsDependentOn("RunPackages")
    .Does(() => DotNetBuild("Bmis.sln", new DotNetBuildSettings
    {
        Configuration = configuration, NoLogo = true, Verbosity = DotNetVerbosity.Quiet,
    }));

Task("Publish")
    .IsDependentOn("Build")
    .Does(() =>
{
    var bin = System.IO.Directory.CreateDirectory(System.IO.Path.Combine(state, "bin")).FullName;
    foreach (var (project, name) in
        new[] { ("border-post/Bmis.BorderPost", "bmis-post"), ("central/Bmis.Central", "bmis-central") })
    {
        PublishTo(project, System.IO.Path.Combine(state, "app", name));
        var link = System.IO.Path.Combine(bin, name);
        System.IO.File.Delete(link);
        System.IO.File.CreateSymbolicLink(link, System.IO.Path.Combine("..", "app", name, name));
    }
});

void PublishTo(string project, string folder) => DotNetPublish(project, new DotNetPublishSettings
{
    Configuration = configuration, NoBuild = true, NoLogo = true,
    Verbosity = DotNetVerbosity.Quiet,
    OutputDirectory = folder,
});

int FreePort()
{
    var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
    listener.Start();
    var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    listener.Stop();
    return port;
}

// A program of ours with its settings; the settings stand in the environment as BMIS_….
ProcessStartInfo Program(string name, Dictionary<string, string> settings, params string[] line)
{
    var start = new ProcessStartInfo(System.IO.Path.Combine(state, "bin", name), line);
    foreach (var (setting, value) in settings) start.Environment["BMIS_" + setting.Replace(":", "__")] = value;
    return start;
}

// Runs a verb to its end. What it prints goes to the log; what it says on standard error is shown when it fails.
string Verb(string name, Dictionary<string, string> settings, string input, params string[] line)
{
    var start = Program(name, settings, line);
    start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
    using var process = Process.Start(start);
    var output = process.StandardOutput.ReadToEndAsync();
    var errors = process.StandardError.ReadToEndAsync();
    process.StandardInput.Write(input);
    process.StandardInput.Close();
    process.WaitForExit();
    System.IO.File.AppendAllText(System.IO.Path.Combine(state, "setup.log"), output.Result + errors.Result);
    if (process.ExitCode != 0) throw new CakeException($"{name} {string.Join(' ', line)}: {errors.Result}");
    return output.Result;
}

// Starts a server and waits for the line with which it says that it serves.
void Serve(string name, Dictionary<string, string> settings, Stack<Process> servers)
{
    var start = Program(name, settings, "serve");
    start.RedirectStandardOutput = start.RedirectStandardError = true;
    var process = Process.Start(start);
    servers.Push(process);
    var log = System.IO.File.CreateText(System.IO.Path.Combine(state, name + ".log"));
    log.AutoFlush = true;
    process.ErrorDataReceived += (_, line) => log.WriteLine(line.Data);
    process.BeginErrorReadLine();
    if (process.StandardOutput.ReadLine() is null)
    {
        process.WaitForExit();
        throw new CakeException($"{name} did not start; see {state}/{name}.log");
    }

    _ = process.StandardOutput.ReadToEndAsync();
}

void Step(string what) => Console.WriteLine($"  {DateTime.Now:HH:mm:ss}  {what}");

Task("Run")
    .IsDependentOn("Publish")
    .Does(() => Demonstrate());

void Demonstrate()
{
    using var stop = new System.Threading.ManualResetEventSlim();
    void Quit(PosixSignalContext signal)
    {
        signal.Cancel = true;
        stop.Set();
    }

    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Quit);
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Quit);
    System.IO.Directory.CreateDirectory(state);
    System.IO.File.WriteAllText(System.IO.Path.Combine(state, "setup.log"), "");
    var servers = new Stack<Process>();
    Cluster cluster = null;
    try
    {
        var warehouse = Environment.GetEnvironmentVariable("BMIS_WAREHOUSE");
        if (string.IsNullOrEmpty(warehouse))
        {
            cluster = new Cluster(state, Must);
            Step($"Starting a private PostgreSQL in {cluster.Folder}");
            warehouse = cluster.Start(FreePort());
        }

        SetUpAndServe(warehouse, servers, stop);
    }
    finally
    {
        Step("Stopping");
        foreach (var server in servers)
        {
            Start("sh", "-c", $"kill -TERM {server.Id}"); // A bare Debian has no program of that name.
            if (!server.WaitForExit(5000)) server.Kill();
        }

        cluster?.Stop();
    }
}

void SetUpAndServe(string warehouse, Stack<Process> servers, System.Threading.ManualResetEventSlim stop)
{
    const string lane = "UTANY-1";
    const string password = "specimen-Password-1";
    var accounts = new (string Id, string Role, string Name)[]
    {
        ("officer", "officer", "Olive Officer"), ("supervisor", "supervisor", "Sam Supervisor"),
        ("lists", "data-manager", "Lee Lists"), ("lists2", "data-manager", "Lou Lists"),
        ("analyst", "analyst", "Ana Analyst"), ("admin", "administrator", "Ada Admin"),
        ("auditor", "auditor", "Uma Auditor"), ("passengers", "passenger-unit", "Pia Passengers"),
    };
    var keys = System.IO.Path.Combine(state, "keys");
    string Key(string file) => System.IO.Path.Combine(keys, file);
    var (pagesPort, lanesPort, lanePort) = (FreePort(), FreePort(), FreePort());
    var centre = new Dictionary<string, string>
    {
        ["Warehouse"] = warehouse, ["Keys:File"] = Key("centre.keys"),
        ["Listening:PagesPort"] = $"{pagesPort}", ["Listening:LanesPort"] = $"{lanesPort}",
        ["Listening:LanesCertificateFile"] = Key("server.pem"),
        ["Listening:LanesKeyFile"] = Key("server.key"),
        ["Listening:LanesRootFile"] = Key("root.pem"),
        ["Devices:IssuerCertificateFile"] = Key("device-issuer.pem"),
        ["Devices:IssuerKeyFile"] = Key("device-issuer.key"),
        ["Distribution:SigningKeyFile"] = Key("list-signing.key"),
        ["Distribution:TargetsKeyFile"] = Key("targets.key"),
        ["Distribution:SnapshotKeyFile"] = Key("snapshot.key"),
        ["Distribution:TimestampKeyFile"] = Key("timestamp.key"),
    };
    var post = new Dictionary<string, string>
    {
        ["Urls"] = $"http://127.0.0.1:{lanePort}",
        ["Lane:Id"] = lane,
        ["Lane:PostCode"] = "UTANY",
        ["Lane:Folder"] = System.IO.Path.Combine(state, "lane"), ["Keys:File"] = Key($"lane-{lane}.keys"),
        ["Lists:Root"] = Key("1.root"),
        ["Uplink:Centre"] = $"https://127.0.0.1:{lanesPort}",
        ["Uplink:Certificate"] = Key($"lane-{lane}.pem"),
        ["Uplink:Key"] = Key($"lane-{lane}.key"),
        ["Uplink:TrustedRoots"] = Key("root.pem"),
        ["Devices:Readers:0:Name"] = "Simulated reader", ["Devices:Readers:0:Kind"] = "Simulated",
        ["Devices:Fingers:0:Name"] = "Simulated finger reader", ["Devices:Fingers:0:Kind"] = "Simulated",
    };
    Step("Making certificates and the warehouse");
    Verb("bmis-central", centre, "", "certificates", "make", keys, "--lane", lane, "--issuer");
    Verb("bmis-central", centre, "", "distribution", "keys", keys);
    if (!System.IO.File.Exists(Key($"lane-{lane}.keys")))
        Verb("bmis-post", post, "", "keys", "make", Key($"lane-{lane}.keys"));
    if (!System.IO.File.Exists(Key("centre.keys")))
        Verb("bmis-central", centre, "", "keys", "make", Key("centre.keys"));
    Verb("bmis-central", centre, "", "migrate");
    Verb("bmis-central", centre, "", "distribution", "root", "publish", Key("1.root"));
    Verb("bmis-central", centre, "", "lane", "add", lane, "--post", "UTANY", "--region", "1",
        "--post-name", "Anytown Bridge", "--time-zone", "UTC", "--certificate", Key($"lane-{lane}.pem"));
    foreach (var account in accounts)
        Verb("bmis-central", centre, password, "account", "add", account.Id, "--role", account.Role,
            "--name", account.Name, "--if-absent", "--password-stdin");
    Step("Importing the specimen alert list");
    Verb("bmis-central", centre, "", "list", "import", "bmis-csv",
        "watchlist/Bmis.Watchlist/Lists/National/Specimens/national.csv", "--by", "lists");
    var shown = Verb("bmis-central", centre, "", "list", "show", "national");
    var signed = System.Text.Json.JsonDocument.Parse(shown).RootElement.GetProperty("sha256").GetString();
    Verb("bmis-central", centre, "", "list", "approve", "national", "--sha256", signed, "--by", "lists2");
    Step("Making a month of traffic over three posts (once; it may take a minute)");
    Verb("bmis-central", centre, "", "demonstrate", "--days", "30", "--seed", "1");
    Verb("bmis-central", centre, "", "passenger", "demonstrate", "--post", "UTANY");
    Step("Starting headquarters");
    Serve("bmis-central", centre, servers);
    Step("Starting the lane");
    Serve("bmis-post", post, servers);
    Console.WriteLine($"""

          Border post    http://127.0.0.1:{lanePort}
          Headquarters   http://127.0.0.1:{pagesPort}

          Sign in at the border post as   officer or supervisor
          Sign in at headquarters as      lists, lists2, analyst, passengers, supervisor,
                                          admin or auditor
          Password for all of them        {password}

          The reader is simulated: choose a specimen on the lane's page. Ctrl-C stops everything.

        """.ReplaceLineEndings("\n"));
    stop.Wait();
}

RunTarget(target);
foreach (var line in summarised) Console.WriteLine(line.TrimEnd());
foreach (var failure in failures) Console.WriteLine($"failed: {failure}");
if (summary is not null) Console.WriteLine(summary);
if (failures.Count > 0) Environment.Exit(1);
