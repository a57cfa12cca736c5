using System.Net;
using System.Net.Sockets;

namespace Bmis.Sync.Tests.Wire;

/// <summary>
/// Passes bytes between a client and a server until it falls silent: then both ends stay open and hear nothing.
/// </summary>
internal sealed class SilentRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<TcpClient> _ends = [];
    private readonly Task _running;
    private volatile bool _silent;

    public SilentRelay(int port)
    {
        _listener.Start();
        _running = RunAsync(port);
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public void FallSilent() => _silent = true;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _ends.ForEach(end => end.Dispose());
        _listener.Dispose();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task RunAsync(int port)
    {
        var client = await _listener.AcceptTcpClientAsync(_stop.Token);
        var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, port, _stop.Token);
        _ends.AddRange([client, server]);
        await Task.WhenAll(PassAsync(client, server), PassAsync(server, client));
    }

    private async Task PassAsync(TcpClient from, TcpClient to)
    {
        var buffer = new byte[16 * 1024];
        while (await from.GetStream().ReadAsync(buffer, _stop.Token) is > 0 and var count)
        {
            if (!_silent)
                await to.GetStream().WriteAsync(buffer.AsMemory(0, count), _stop.Token);
        }
    }
}
