using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Bmis.TestKit.Links;

namespace Bmis.Sync.Chaos.Links;

/// <summary>The bad link is as bad as it says.</summary>
public sealed class TunRelayTests
{
    private const int Bytes = 40_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_carries_no_more_than_its_rate_and_a_lossy_one_everything_in_the_end()
    {
        Assert.SkipWhen(TunRelay.WhyMissing is not null, TunRelay.WhyMissing ?? "");
        await using var relay = await TunRelay.StartAsync(seed: 1);
        relay.Conditions = new LinkConditions { BitsPerSecond = 320_000, Delay = TimeSpan.FromMilliseconds(100) };
        var slow = await SendAsync(relay);
        Assert.True(slow >= TimeSpan.FromSeconds(1.2), $"40 KB at 320 kbit/s and 200 ms took {slow}.");
        Assert.Equal(0, relay.LostPackets);

        relay.Conditions = new LinkConditions { Loss = 0.1 };
        await SendAsync(relay);
        Assert.NotEqual(0, relay.LostPackets);
    }

    /// <summary>The far end sends some bytes; the time from its first packet until the last byte is here.</summary>
    private static async Task<TimeSpan> SendAsync(TunRelay relay)
    {
        using var listener = new TcpListener(relay.Near, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        var script = string.Create(
            CultureInfo.InvariantCulture, $"head -c {Bytes} /dev/zero > /dev/tcp/{relay.Near}/{port}");
        var start = TimeProvider.System.GetTimestamp();
        using var sender = Process.Start(relay.AtFarEnd("bash", "-c", script))!;
        using var client = await listener.AcceptTcpClientAsync(Cancellation);
        var buffer = new byte[Bytes];
        await client.GetStream().ReadExactlyAsync(buffer, Cancellation);
        var passed = TimeProvider.System.GetElapsedTime(start);
        await sender.WaitForExitAsync(Cancellation);
        return passed;
    }
}
