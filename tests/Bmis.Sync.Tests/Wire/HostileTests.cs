using System.Net;
using System.Net.Sockets;
using System.Text;
using Bmis.Sync.Wire;
using Google.Protobuf;

namespace Bmis.Sync.Tests.Wire;

/// <summary>Random bytes, frames and headers: the server never falls and every call ends in a status.</summary>
public sealed class HostileTests : IAsyncLifetime
{
    private const int Cases = 3000;
    private static readonly string[] Methods = ["Once", "Collect", "Repeat", "Chat", "Later", "%00", "a/b"];

    private readonly CancellationTokenSource _limit = LimitedTime.Source();
    private readonly HttpMessageInvoker _invoker = RawCall.Invoker();
    private EchoServer? _server;

    public async ValueTask InitializeAsync() => _server = await EchoServer.StartAsync(options =>
    {
        options.Limits.MaxReceiveBytes = 20_000;
        options.LongestCall = TimeSpan.FromSeconds(10);
    });

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        _invoker.Dispose();
        _limit.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Random_requests_end_in_a_status(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < Cases; i++)
        {
            var path = "/bmis.echo.v1.Echo/" + Methods[random.Next(Methods.Length)];
            var answer = await RawCall.SendAsync(
                _invoker, _server!.Address, path, Body(random), Headers(random), _limit.Token);
            Assert.True(answer.HasEnd, $"Case {i} of seed {seed} ended without a status.");
        }

        // The one failure of a handler: the echo service refuses to send such a text back.
        var others = _server!.Log.Faults.Where(
            fault => !fault.Contains("is not printable ASCII", StringComparison.Ordinal));
        Assert.True(!others.Any(), others.FirstOrDefault());
        await StillServesAsync();
    }

    [Fact]
    public async Task Random_bytes_in_place_of_HTTP_harm_nobody_else()
    {
        var random = new Random(3);
        for (var i = 0; i < 300; i++)
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(IPAddress.Loopback, _server!.Address.Port, _limit.Token);
            var stream = socket.GetStream();
            await stream.WriteAsync(Connection(random), _limit.Token);
            socket.Client.Shutdown(SocketShutdown.Send);
            try
            {
                await stream.CopyToAsync(Stream.Null, _limit.Token);
            }
            catch (IOException)
            {
                // The server may cut such a connection.
            }
        }

        await StillServesAsync();
    }

    private async Task StillServesAsync()
    {
        using var channel = _server!.Channel();
        Assert.Equal("here", (await channel.UnaryAsync(
            EchoMethods.Once, new() { Text = "here" }, null, _limit.Token)).Text);
    }

    private static byte[] Body(Random random)
    {
        var body = new List<byte>();
        for (var frames = random.Next(4); frames > 0; frames--)
        {
            var message = Message(random);
            var length = random.Next(5) == 0 ? random.Next(-5, 30_000) : message.Length;
            body.AddRange(RawCall.Frame((byte)(random.Next(6) == 0 ? random.Next(256) : 0), length, message));
        }

        if (random.Next(4) == 0 && body.Count > 0)
            body[random.Next(body.Count)] ^= (byte)random.Next(256);
        return random.Next(8) == 0 ? [.. body[..random.Next(body.Count + 1)]] : [.. body];
    }

    private static byte[] Message(Random random)
    {
        if (random.Next(3) == 0)
        {
            var noise = new byte[random.Next(200)];
            random.NextBytes(noise);
            return noise;
        }

        return new EchoRequest
        {
            Text = new string('x', random.Next(50)),
            Count = random.Next(5),
            Status = random.Next(4) == 0 ? random.Next(1, 17) : 0,
            StatusMessage = "noise \u0001\ud83d\ude00",
            ReplyBytes = random.Next(1000),
        }.ToByteArray();
    }

    private static List<KeyValuePair<string, string>> Headers(Random random)
    {
        string[] names =
        [
            "grpc-timeout", "grpc-encoding", "grpc-accept-encoding", "content-type", "x-echo", "x-echo-bin",
            "grpc-status", "te", "some-bin",
        ];
        string[] values =
        [
            "gzip", "identity", "1000S", "9S", "", " ", "AQ==", "====", "application/grpc", "application/grpc+proto",
            "99999999H", "0n", "%", "a,b", ",", "gzip,,", "\u007f", "x", "-1",
        ];
        var headers = new List<KeyValuePair<string, string>>();
        for (var count = random.Next(4); count > 0; count--)
            headers.Add(new(names[random.Next(names.Length)], values[random.Next(values.Length)]));
        return headers;
    }

    private static byte[] Connection(Random random)
    {
        var noise = new byte[random.Next(1, 2000)];
        random.NextBytes(noise);
        if (random.Next(3) == 0)
            return noise;
        byte[] settings = [0, 0, 0, 4, 0, 0, 0, 0, 0];
        byte[] start = [.. Encoding.ASCII.GetBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), .. settings];
        if (noise.Length > 9 && random.Next(2) == 0)
            (noise[0], noise[1], noise[3]) = (0, 0, (byte)random.Next(10));
        return [.. start, .. noise];
    }
}
