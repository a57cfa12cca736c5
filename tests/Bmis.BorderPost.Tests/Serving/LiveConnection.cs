using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bmis.BorderPost.Tests.Serving;

/// <summary>A page's connection to the lane's hub: a WebSocket that speaks SignalR's JSON protocol.</summary>
internal sealed partial class LiveConnection : IDisposable
{
    private const byte EndOfRecord = 0x1e;

    private readonly ClientWebSocket _socket = new();
    private readonly List<byte> _pending = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    internal static async Task<LiveConnection> OpenAsync(Uri lane, CookieContainer cookies)
    {
        var connection = new LiveConnection();
        connection._socket.Options.Cookies = cookies;
        var address = new UriBuilder(lane) { Scheme = "ws", Path = "/live" }.Uri;
        await connection._socket.ConnectAsync(address, Cancellation);
        await connection.SendAsync("""{"protocol":"json","version":1}""");
        Assert.Equal("{}", await connection.ReadAsync());
        return connection;
    }

    /// <summary>Waits until the verdict is CLEAR, after which nothing changes by itself.</summary>
    internal async Task<(string Inspection, string Revision)> UntilClearAsync()
    {
        await SendAsync("""{"type":1,"invocationId":"1","target":"Look","arguments":[]}""");
        while (true)
        {
            if (Clear().Match(Html(await ReadAsync())) is { Success: true } clear)
                return (clear.Groups[1].Value, clear.Groups[2].Value);
        }
    }

    /// <summary>Asks for a frame of this moment and gives the answer as it came.</summary>
    internal async Task<string> LookAsync()
    {
        await SendAsync("""{"type":1,"invocationId":"1","target":"Look","arguments":[]}""");
        while (true)
        {
            var record = await ReadAsync();
            if (record.StartsWith("""{"type":3""", StringComparison.Ordinal)) return record;
        }
    }

    /// <summary>Waits for the next record of any kind: a frame, a beat or a ping.</summary>
    internal async Task<string> ReadAsync()
    {
        var buffer = new byte[16 * 1024];
        int end;
        while ((end = _pending.IndexOf(EndOfRecord)) < 0)
        {
            var read = await _socket.ReceiveAsync(buffer.AsMemory(), Cancellation);
            Assert.NotEqual(WebSocketMessageType.Close, read.MessageType);
            _pending.AddRange(buffer.AsSpan(0, read.Count));
        }

        var record = Encoding.UTF8.GetString([.. _pending[..end]]);
        _pending.RemoveRange(0, end + 1);
        return record;
    }

    public void Dispose() => _socket.Dispose();

    private async Task SendAsync(string record) => await _socket.SendAsync(
        Encoding.UTF8.GetBytes(record + (char)EndOfRecord), WebSocketMessageType.Text, true, Cancellation);

    // A frame comes as the result of the call or by itself; other records have no page.
    private static string Html(string record)
    {
        using var json = JsonDocument.Parse(record);
        var root = json.RootElement;
        if (root.TryGetProperty("result", out var result)) return result.GetProperty("html").GetString()!;
        var isFrame = root.TryGetProperty("target", out var target) && target.GetString() == "frame";
        return isFrame ? root.GetProperty("arguments")[0].GetProperty("html").GetString()! : "";
    }

    [GeneratedRegex("data-state=\"clear\"\\s+data-inspection=\"([^\"]+)\"\\s+data-revision=\"([0-9]+)\"")]
    private static partial Regex Clear();
}
