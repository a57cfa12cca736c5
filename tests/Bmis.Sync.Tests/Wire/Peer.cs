using System.Diagnostics;
using System.Globalization;

namespace Bmis.Sync.Tests.Wire;

/// <summary>A process of an independent gRPC implementation. A server ends when its standard input closes.</summary>
public sealed class Peer : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Dictionary<string, int> _ports = [];

    private Peer(Process process) => _process = process;

    /// <summary>Where the server listens on one kind of line.</summary>
    public Uri AddressOf(PeerLine line) => line switch
    {
        PeerLine.Clear => new($"http://localhost:{_ports["clear"]}"),
        PeerLine.Tls => new($"https://localhost:{_ports["tls"]}"),
        _ => new($"https://localhost:{_ports["mutual"]}"),
    };

    /// <summary>Starts a server and waits until it says that it listens.</summary>
    public static async Task<Peer> ServeAsync(PeerKind kind, params string[] arguments)
    {
        var peer = new Peer(await StartAsync(kind, "echo_server", arguments));
        while (await peer.ReadLineAsync() is { } line)
        {
            if (line == "started")
                return peer;
            var parts = line.Split(' ');
            peer._ports[parts[0]] = int.Parse(parts[1], CultureInfo.InvariantCulture);
        }

        var problem = await peer._process.StandardError.ReadToEndAsync();
        throw new InvalidOperationException($"The peer did not start: {problem}");
    }

    /// <summary>Runs a client to its end and gives its line for every case.</summary>
    public static Task<IReadOnlyList<string>> RunClientAsync(PeerKind kind, params string[] arguments) =>
        RunAsync(kind, "echo_client", arguments);

    /// <summary>Runs a script to its end and gives its lines.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(PeerKind kind, string script, params string[] arguments)
    {
        await using var peer = new Peer(await StartAsync(kind, script, arguments));
        var lines = new List<string>();
        while (await peer.ReadLineAsync() is { } line)
            lines.Add(line);
        return lines;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static async Task<Process> StartAsync(PeerKind kind, string script, string[] arguments)
    {
        var ready = await PeerFolder.PrepareAsync(kind);
        Assert.SkipWhen(ready.WhyMissing is not null, ready.WhyMissing ?? "");
        return PeerFolder.Start(ready.Program, [PeerFolder.ScriptOf(kind, script), .. arguments]);
    }

    private async Task<string?> ReadLineAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        return await _process.StandardOutput.ReadLineAsync(limit.Token);
    }
}
