using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Bmis.Central.CommandLine;
using Bmis.Sync.Wire;
using Bmis.TestKit;

namespace Bmis.Central.Tests;

/// <summary>Headquarters as it is served: real ports, real certificates, set up by its own verbs.</summary>
internal sealed class ServedCentre : IAsyncDisposable
{
    private readonly string _connection;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bmis-centre-");
    private readonly CancellationTokenSource _stop = new();
    private Task<int> _served = Task.FromResult(0);

    private ServedCentre(string connection) => _connection = connection;

    public Uri Pages { get; private set; } = new("http://localhost");

    public Uri Lanes { get; private set; } = new("https://localhost");

    /// <summary>Migrates the database, makes certificates for the lanes, registers the first one, and serves.</summary>
    public static async Task<ServedCentre> StartAsync(string connection, params string[] lanes)
    {
        var centre = new ServedCentre(connection);
        await centre.RunAsync("migrate");
        await centre.RunAsync(
            ["certificates", "make", centre._folder.FullName, .. lanes.SelectMany(lane => new[] { "--lane", lane })]);
        await centre.RunAsync("lane", "add", lanes[0], "--post", "KEMBA", "--region", "3");
        await centre.ServeAsync();
        return centre;
    }

    /// <summary>Runs a verb; its first line of input is the text.</summary>
    public async Task RunAsync(string input, string[] line)
    {
        using var error = new StringWriter();
        var streams = new VerbStreams(new StringReader(input), TextWriter.Null, error);
        if (await Commands.RunAsync([.. line, .. Settings()], streams, CancellationToken.None) != 0)
            throw new InvalidOperationException(error.ToString());
    }

    /// <summary>A lane's way to headquarters, with the certificate that was made for it.</summary>
    public GrpcChannel Channel(string lane) => new(Lanes, new GrpcChannelOptions
    {
        ClientCertificate = X509Certificate2.CreateFromPemFile(Named($"lane-{lane}.pem"), Named($"lane-{lane}.key")),
        TrustedRoots = [X509CertificateLoader.LoadCertificateFromFile(Named("root.pem"))],
    });

    /// <summary>The way of a lane whose certificate has just expired.</summary>
    public GrpcChannel ExpiredChannel(string lane)
    {
        using var root = X509Certificate2.CreateFromPemFile(Named("root.pem"), Named("root.key"));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=lane {lane}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(lane);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.2")], false));
        using var certificate = request.Create(root, root.NotBefore, root.NotBefore.AddMinutes(5), [1, 2, 3]);
        File.WriteAllText(Named($"lane-{lane}.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Named($"lane-{lane}.key"), key.ExportPkcs8PrivateKeyPem());
        return Channel(lane);
    }

    /// <summary>Binds a lane to the certificate that was made for another.</summary>
    public Task BindAsync(string lane, string other) => RunAsync(
        "lane", "add", lane, "--post", "KEMBA", "--region", "3", "--certificate", Named($"lane-{other}.pem"));

    /// <summary>The way of somebody who has no certificate.</summary>
    public GrpcChannel NamelessChannel() => new(Lanes, new GrpcChannelOptions
    {
        TrustedRoots = [X509CertificateLoader.LoadCertificateFromFile(Named("root.pem"))],
    });

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
        _folder.Delete(recursive: true);
    }

    private Task RunAsync(params string[] line) => RunAsync("", line);

    private async Task ServeAsync()
    {
        using var output = new FirstLine();
        var streams = new VerbStreams(TextReader.Null, output, TextWriter.Null);
        _served = Commands.RunAsync(["serve", .. Settings()], streams, _stop.Token);
        await Task.WhenAny(output.Line, _served);
        var addresses = JsonDocument.Parse(await output.Line).RootElement.GetProperty("addresses");
        (Pages, Lanes) = (new Uri(addresses[0].GetString()!), new Uri(addresses[1].GetString()!));
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
