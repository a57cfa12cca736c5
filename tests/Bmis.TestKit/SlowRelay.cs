using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Bmis.TestKit;

/// <summary>
/// A relay that is a slow line: so many bytes a second each way, shared by all its connections, and a delay with a
/// seeded jitter. Little waits in it, so that who sends feels how slow it is.
/// </summary>
public sealed class SlowRelay : IAsyncDisposable
{
    private const int PacketBytes = 1_400;
    private const int PacketsWaiting = 16;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _relays = [];
    private readonly int _port;
    private readonly Line _up;
    private readonly Line _down;
    private readonly Task _accepting;

    /// <summary>Begins to relay to a port of this machine.</summary>
    public SlowRelay(int port, int bytesPerSecond, TimeSpan delay, int seed)
    {
        _port = port;
        _up = new Line(bytesPerSecond, delay, seed);
        _down = new Line(bytesPerSecond, delay, seed + 1);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public int Connections { get; private set; }

    /// <summary>Bytes that went up.</summary>
    public long BytesUp => _up.Bytes;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_relays);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            Connections++;
            _relays.Add(RelayAsync(client));
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        using var server = new TcpClient { NoDelay = true, SendBufferSize = PacketBytes };
        using (client)
        {
            (client.NoDelay, client.ReceiveBufferSize) = (true, PacketsWaiting * PacketBytes);
            await server.ConnectAsync(IPAddress.Loopback, _port, over.Token);
            await Task.WhenAll(
                CopyAsync(client.GetStream(), server.GetStream(), _up, over),
                CopyAsync(server.GetStream(), client.GetStream(), _down, over));
        }
    }

    private static async Task CopyAsync(
        NetworkStream from, NetworkStream to, Line line, CancellationTokenSource over)
    {
        var packets = Channel.CreateBounded<(byte[] Bytes, Task Arrival)>(PacketsWaiting);
        var sending = SendAsync(packets.Reader, to, over.Token);
        var buffer = new byte[PacketBytes];
        try
        {
            int read;
            while ((read = await from.ReadAsync(buffer, over.Token)) > 0)
            {
                var (sent, arrival) = line.Take(read, over.Token);
                await packets.Writer.WriteAsync((buffer[..read], arrival), over.Token);
                await sent;
            }
        }
        catch (Exception broken) when (broken is OperationCanceledException or IOException)
        {
            return;
        }
        finally
        {
            packets.Writer.Complete();
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await over.CancelAsync();
        }
    }

    private static async Task SendAsync(
        ChannelReader<(byte[] Bytes, Task Arrival)> packets, NetworkStream to, CancellationToken cancellation)
    {
        await foreach (var (bytes, arrival) in packets.ReadAllAsync(cancellation))
        {
            await arrival;
            await to.WriteAsync(bytes, cancellation);
        }
    }

    private sealed class Line(int bytesPerSecond, TimeSpan delay, int seed)
    {
        private readonly Lock _gate = new();
        private readonly Random _random = new(seed);
        private readonly TimeProvider _time = TimeProvider.System;
        private TimeSpan _free;

        public long Bytes { get; private set; }

        /// <summary>When the bytes have left, and when they arrive.</summary>
        public (Task Sent, Task Arrival) Take(int bytes, CancellationToken cancellation)
        {
            lock (_gate)
            {
                Bytes += bytes;
                var now = _time.GetElapsedTime(0);
                _free = (_free > now ? _free : now) + TimeSpan.FromSeconds((double)bytes / bytesPerSecond);
                var sent = _free - now;
                return (
                    Task.Delay(sent, _time, cancellation),
                    Task.Delay(sent + delay * (0.9 + 0.2 * _random.NextDouble()), _time, cancellation));
            }
        }
    }
}
