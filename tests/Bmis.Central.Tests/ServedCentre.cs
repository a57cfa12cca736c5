using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Bmis.Central.Certificates;
using Bmis.Central.CommandLine;
using Bmis.Sync.Wire;
using Bmis.TestKit;

namespace Bmis.Central.Tests;

/// <summary>Headquarters as it is served: real ports, real certificates, set up by its own verbs.</summary>
internal sealed class ServedCentre : IAsyncDisposable
{
    private readonly string _connection;
    private readonly DirectoryInfo _folder;
    private readonly bool _ownsFolder;
    private readonly CancellationTokenSource _stop = new();
    private Task<int> _served = Task.FromResult(0);

    private ServedCentre(string connection, DirectoryInfo? folder = null) => (_connection, _folder, _ownsFolder) =
        (connection, folder ?? Directory.CreateTempSubdirectory("bmis-centre-"), folder is null);

    public Uri Pages { get; private set; } = new("http://localhost");

    public Uri Lanes { get; private set; } = new("https://localhost");

    public Uri Enrolment { get; private set; } = new("https://localhost");

    public Uri Carriers { get; private set; } = new("https://localhost");

    /// <summary>Settings that differ from the usual ones, such as <c>--Devices:CertificateDays=1</c>.</summary>
    public string[] More { get; init; } = [];

    /// <summary>Migrates the database, makes certificates for the lanes, registers the first one, and serves.</summary>
    public static Task<ServedCentre> StartAsync(string connection, params string[] lanes) =>
        StartWithAsync([], connection, lanes);

    /// <summary>The same with other settings.</summary>
    public static async Task<ServedCentre> StartWithAsync(string[] more, string connection, params string[] lanes)
    {
        var centre = new ServedCentre(connection) { More = more };
        await centre.RunAsync("migrate");
        var named = lanes.SelectMany(lane => new[] { "--lane", lane });
        await centre.RunAsync(["certificates", "make", centre._folder.FullName, "--issuer", .. named]);
        await centre.RunAsync("lane", "add", lanes[0], "--post", "KEMBA", "--region", "3");
        await centre.ServeAsync();
        return centre;
    }

    /// <summary>Another server of the same headquarters: the same warehouse, certificates and settings.</summary>
    public async Task<ServedCentre> JoinAsync()
    {
        var other = new ServedCentre(_connection, _folder) { More = More };
        await other.ServeAsync();
        return other;
    }

    /// <summary>Runs a verb and gives what it wrote; its first line of input is the text.</summary>
    public async Task<string> RunAsync(string input, string[] line)
    {
        using var error = new StringWriter();
        using var output = new StringWriter();
        var streams = new VerbStreams(new StringReader(input), output, error);
        if (await Commands.RunAsync([.. line, .. Settings()], streams, CancellationToken.None) != 0)
            throw new InvalidOperationException(error.ToString());
        return output.ToString();
    }

    /// <summary>A lane's way to headquarters, with the certificate that was made for it.</summary>
    public GrpcChannel Channel(string lane) => Channel(
        X509Certificate2.CreateFromPemFile(Named($"lane-{lane}.pem"), Named($"lane-{lane}.key")));

    /// <summary>The way with any certificate.</summary>
    public GrpcChannel Channel(X509Certificate2 certificate, X509Certificate2Collection? issuers = null) => new(
        Lanes,
        new GrpcChannelOptions { ClientCertificate = certificate, ClientIssuers = issuers, TrustedRoots = Roots });

    /// <summary>The way of a lane whose certificate has just expired.</summary>
    public GrpcChannel ExpiredChannel(string lane) => Channel(Issue(lane, TimeSpan.FromMinutes(5)));

    /// <summary>A certificate of the root for a lane, from when the root was made.</summary>
    public X509Certificate2 Issue(string lane, TimeSpan life)
    {
        using var root = X509Certificate2.CreateFromPemFile(Named("root.pem"), Named("root.key"));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = LeafRequest.ForLane(lane, new PublicKey(key), root).Create(
            root, root.NotBefore, root.NotBefore + life, [1, 2, 3]);
        return certificate.CopyWithPrivateKey(key);
    }

    /// <summary>The deployment's root, without its key.</summary>
    public X509Certificate2 Root() => X509CertificateLoader.LoadCertificateFromFile(Named("root.pem"));

    /// <summary>What a thief of the issuer's key would show to lanes.</summary>
    public X509Certificate2 ServerByIssuer()
    {
        using var issuer = X509Certificate2.CreateFromPemFile(
            Named("device-issuer.pem"), Named("device-issuer.key"));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return LeafRequest.ForServer(["localhost"], new PublicKey(key), issuer).Create(
            issuer, issuer.NotBefore, issuer.NotAfter, [1, 2, 3]);
    }

    /// <summary>Binds a lane to another certificate than the one that was made for it.</summary>
    public async Task BindAsync(string lane)
    {
        using var other = Issue(lane, TimeSpan.FromDays(1));
        await File.WriteAllTextAsync(Named("bound.pem"), other.ExportCertificatePem());
        await RunAsync("lane", "add", lane, "--post", "KEMBA", "--region", "3", "--certificate", Named("bound.pem"));
    }

    /// <summary>A carrier's way to headquarters, with a token or a certificate, or neither.</summary>
    public HttpClient Carrier(
        string? token = null, X509Certificate2? certificate = null, int connections = int.MaxValue)
    {
        var handler = new SocketsHttpHandler
        {
            Expect100ContinueTimeout = Timeout.InfiniteTimeSpan, MaxConnectionsPerServer = connections,
        };
        handler.SslOptions.CertificateChainPolicy = new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck,
        };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.Add(Root());
        if (certificate is not null)
            handler.SslOptions.ClientCertificates = [certificate];
        var client = new HttpClient(handler) { BaseAddress = new UriBuilder(Carriers) { Host = "localhost" }.Uri };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    /// <summary>The way of a device that wants to enrol.</summary>
    public GrpcChannel EnrolmentChannel() => new(Enrolment, new GrpcChannelOptions { TrustedRoots = Roots });

    /// <summary>The way of somebody who has no certificate.</summary>
    public GrpcChannel NamelessChannel() => new(Lanes, new GrpcChannelOptions { TrustedRoots = Roots });

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _served;
        }
        catch (OperationCanceledException)
        {
            // It was told to stop.
        }

        _stop.Dispose();
        if (_ownsFolder)
            _folder.Delete(recursive: true);
    }

    public Task<string> RunAsync(params string[] line) => RunAsync("", line);

    private X509Certificate2Collection Roots => [Root()];

    private async Task ServeAsync()
    {
        using var output = new FirstLine();
        var streams = new VerbStreams(TextReader.Null, output, TextWriter.Null);
        _served = Commands.RunAsync(["serve", .. Settings()], streams, _stop.Token);
        if (await Task.WhenAny(output.Line, _served) == _served)
            throw new InvalidOperationException($"It does not serve: {await _served}.");
        var addresses = JsonDocument.Parse(await output.Line).RootElement.GetProperty("addresses");
        (Pages, Lanes, Enrolment, Carriers) = (Address(0), Address(1), Address(2), Address(3));

        Uri Address(int index) => new(addresses[index].GetString()!);
    }

    private string[] Settings() =>
    [
        $"--Warehouse={_connection}",
        FixedKeys.Setting,
        $"--Distribution:SigningKeyFile={Existing("list-signing.key")}",
        "--Listening:PagesPort=0",
        $"--Listening:LanesPort={(File.Exists(Named("server.pem")) ? 0 : -1)}",
        $"--Listening:LanesCertificateFile={Named("server.pem")}",
        $"--Listening:LanesKeyFile={Named("server.key")}",
        $"--Listening:LanesRootFile={Named("root.pem")}",
        $"--Listening:EnrolmentPort={(File.Exists(Named("server.pem")) ? 0 : -1)}",
        $"--Listening:CarriersPort={(File.Exists(Named("server.pem")) ? 0 : -1)}",
        $"--Listening:CarriersCertificateFile={Named("server.pem")}",
        $"--Listening:CarriersKeyFile={Named("server.key")}",
        $"--Devices:IssuerCertificateFile={Existing("device-issuer.pem")}",
        $"--Devices:IssuerKeyFile={Existing("device-issuer.key")}",
        .. More,
        "--Logging:LogLevel:Default=Error",
        "--Logging:LogLevel:Microsoft=Error",
    ];

    private string Named(string name) => Path.Combine(_folder.FullName, name);

    private string Existing(string name) => File.Exists(Named(name)) ? Named(name) : "";

    private sealed class FirstLine : StringWriter
    {
        private readonly TaskCompletionSource<string> _line = new();

        public Task<string> Line => _line.Task;

        public override void WriteLine(string? value) => _line.TrySetResult(value ?? "");
    }
}
