using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Bmis.EndToEnd.Tests.Trouble;

/// <summary>
/// A relay between a lane and its centre that loses exactly the acknowledgement: it reads the frames of HTTP/2 that the
/// centre sends, and on each of its first connections it cuts the line instead of handing over the first of them that
/// acknowledges. The centre has stored by then and the lane does not know.
/// </summary>
internal sealed class LostAcknowledgements : IAsyncDisposable
{
    private const int FrameHead = 9;
    private const int Data = 0;
    private const int MessageHead = 5;

    // PushReply's field 2, which is a message, as protobuf writes it.
    private const byte Acknowledgement = (2 << 3) | 2;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _relays = [];
    private readonly int _port;
    private readonly int _most;
    private readonly Task _accepting;

    internal LostAcknowledgements(int port, int most)
    {
        (_port, _most) = (port, most);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    internal Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>How many acknowledgements were lost.</summary>
    internal int Lost { get; private set; }

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
            _relays.Add(RelayAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
    }

    private async Task RelayAsync(TcpClient lane)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        using var centre = new TcpClient { NoDelay = true };
        using (lane)
        {
            lane.NoDelay = true;
            await centre.ConnectAsync(IPAddress.Loopback, _port, cut.Token);
            await Task.WhenAll(
                EndingAsync(lane.GetStream().CopyToAsync(centre.GetStream(), cut.Token), cut),
                EndingAsync(DownAsync(centre.GetStream(), lane.GetStream(), cut.Token), cut));
        }
    }

    private static async Task EndingAsync(Task copy, CancellationTokenSource cut)
    {
        await copy.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await cut.CancelAsync();
    }

    private async Task DownAsync(NetworkStream centre, NetworkStream lane, CancellationToken cancellation)
    {
        var head = new byte[FrameHead];
        while (true)
        {
            await centre.ReadExactlyAsync(head, cancellation);
            var payload = new byte[(head[0] << 16) | BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(1))];
            await centre.ReadExactlyAsync(payload, cancellation);
            if (Lost < _most && head[3] == Data && Acknowledges(payload))
            {
                Lost++;
                return;
            }

            await lane.WriteAsync(head, cancellation);
            await lane.WriteAsync(payload, cancellation);
        }
    }

    private static bool Acknowledges(byte[] payload)
    {
        for (var at = 0; at + MessageHead < payload.Length;)
        {
            if (payload[at + MessageHead] == Acknowledgement)
                return true;
            at += MessageHead + (int)BinaryPrimitives.ReadUInt32BigEndian(payload.AsSpan(at + 1));
        }

        return false;
    }
}
