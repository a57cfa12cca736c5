using System.Net;
using System.Net.Sockets;

namespace Bmis.Sync.Chaos.Lanes;

/// <summary>
/// The one address under which a lane reaches the two servers, as a balancer gives it: a server that refuses is passed
/// over. The link can be cut and mended.
/// </summary>
internal sealed class LaneLink : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly IReadOnlyList<int> _centres;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private CancellationTokenSource? _whole = new();
    private int _next;

    internal LaneLink(IPAddress address, IReadOnlyList<int> centres, int first)
    {
        (_centres, _next) = (centres, first);
        _listener = new TcpListener(address, 0);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    internal Uri Address => new($"https://{_listener.LocalEndpoint}");

    /// <summary>Ends every connection and refuses new ones.</summary>
    internal async Task CutAsync()
    {
        using var whole = Interlocked.Exchange(ref _whole, null);
        await whole!.CancelAsync();
    }

    internal void Mend() => Volatile.Write(ref _whole, new CancellationTokenSource());

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _whole?.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var relays = new List<Task>();
        try
        {
            while (true)
            {
                var lane = await _listener.AcceptTcpClientAsync(_stop.Token);
                relays.Add(RelayAsync(lane));
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(relays);
        }
    }

    private async Task RelayAsync(TcpClient lane)
    {
        using (lane)
        {
            lane.NoDelay = true;
            lane.LingerState = new LingerOption(true, 0);
            if (Volatile.Read(ref _whole)?.Token is not { } whole || await ConnectAsync() is not { } centre)
                return;
            using (centre)
            using (var ended = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, whole))
            {
                await Task.WhenAll(
                    CopyAsync(lane.GetStream(), centre.GetStream(), ended),
                    CopyAsync(centre.GetStream(), lane.GetStream(), ended));
            }
        }
    }

    private async Task<TcpClient?> ConnectAsync()
    {
        foreach (var _ in _centres)
        {
            var centre = new TcpClient { NoDelay = true };
            try
            {
                await centre.ConnectAsync(IPAddress.Loopback, _centres[_next % _centres.Count], _stop.Token);
                return centre;
            }
            catch (Exception refused) when (refused is SocketException or OperationCanceledException)
            {
                centre.Dispose();
                _next++;
            }
        }

        return null;
    }

    private static async Task CopyAsync(NetworkStream from, NetworkStream to, CancellationTokenSource ended)
    {
        try
        {
            await from.CopyToAsync(to, ended.Token);
        }
        catch (Exception broken) when (broken is OperationCanceledException or IOException)
        {
            // One of the two has gone, or the link was cut.
        }
        finally
        {
            await ended.CancelAsync();
        }
    }
}
