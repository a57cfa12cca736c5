using System.Net;
using System.Net.Sockets;

namespace Bmis.TestKit;

/// <summary>A relay that cuts its n-th connection after a number of bytes, both ways together.</summary>
public sealed class CuttingRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _relays = [];
    private readonly Func<int, long> _budgets;
    private readonly int _port;
    private readonly Task _accepting;

    public CuttingRelay(int port, Func<int, long> budgets)
    {
        _port = port;
        _budgets = budgets;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public int Connections { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_relays);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _relays.Add(RelayAsync(client, _budgets(Connections++)));
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException)
        {
            return;
        }
    }

    private async Task RelayAsync(TcpClient client, long budget)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        using var server = new TcpClient { NoDelay = true };
        using (client)
        {
            client.NoDelay = true;
            client.LingerState = new LingerOption(true, 0);
            if (!await ConnectAsync(server))
                return;
            var left = new Budget(budget);
            await Task.WhenAll(
                CopyAsync(client.GetStream(), server.GetStream(), left, cut),
                CopyAsync(server.GetStream(), client.GetStream(), left, cut));
        }
    }

    // A server that is down refuses us, and leaving refuses our client.
    private async Task<bool> ConnectAsync(TcpClient server)
    {
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _port, CancellationToken.None);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task CopyAsync(
        NetworkStream from, NetworkStream to, Budget left, CancellationTokenSource cut)
    {
        var buffer = new byte[16_384];
        try
        {
            int read;
            while ((read = await from.ReadAsync(buffer, cut.Token)) > 0)
            {
                var allowed = left.Take(read);
                await to.WriteAsync(buffer.AsMemory(0, allowed), cut.Token);
                if (allowed < read)
                    break;
            }
        }
        catch (Exception broken) when (broken is OperationCanceledException or IOException)
        {
            return;
        }
        finally
        {
            await cut.CancelAsync();
        }
    }

    private sealed class Budget(long bytes)
    {
        private long _left = bytes;

        public int Take(int wanted)
        {
            var left = Interlocked.Add(ref _left, -wanted);
            return left >= 0 ? wanted : (int)Math.Max(0, wanted + left);
        }
    }
}
