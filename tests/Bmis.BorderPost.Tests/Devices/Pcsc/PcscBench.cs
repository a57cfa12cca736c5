using Bmis.BorderPost.Devices.Pcsc;
using Bmis.BorderPost.Devices.Simulated;
using Bmis.TestKit;

namespace Bmis.BorderPost.Tests.Devices.Pcsc;

/// <summary>A real smart card service with its virtual readers, cards to lay on them, and listeners.</summary>
internal sealed class PcscBench : IAsyncDisposable
{
    /// <summary>An answer to reset that names T=1 alone, as contactless chips have it.</summary>
    internal static readonly byte[] AtrOfT1 = [0x3B, 0x80, 0x80, 0x01, 0x01];

    /// <summary>One that names no protocol, which means T=0.</summary>
    internal static readonly byte[] AtrOfT0 = [0x3B, 0x00];

    private readonly CancellationTokenSource _stop =
        CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    private readonly List<IAsyncDisposable> _used = [];

    private PcscBench(PcscDaemon daemon)
    {
        Daemon = daemon;
        _stop.CancelAfter(TimeSpan.FromMinutes(2));
    }

    internal PcscDaemon Daemon { get; }

    internal PcscReaders Readers { get; } = new(TimeProvider.System);

    /// <summary>Ends with the test, or when the test hangs.</summary>
    internal CancellationToken Stop => _stop.Token;

    internal static async Task<PcscBench> StartAsync() =>
        new(await PcscDaemon.StartAsync(TestContext.Current.CancellationToken));

    internal static async Task<PcscBench> WithoutServiceAsync() =>
        new(await PcscDaemon.ReserveAsync(TestContext.Current.CancellationToken));

    internal PcscEars Listen()
    {
        var ears = new PcscEars(Readers, Stop);
        _used.Add(ears);
        return ears;
    }

    /// <summary>Lays a card on a reader.</summary>
    internal async Task<VpcdCard> InsertAsync(
        Func<ReadOnlyMemory<byte>, ValueTask<ReadOnlyMemory<byte>>> answer, byte[]? atr = null,
        Action<VpcdPower>? power = null, int port = VpcdCard.FirstPort)
    {
        var card = await VpcdCard.InsertAsync(atr ?? AtrOfT1, answer, power, port, Stop);
        _used.Add(card);
        return card;
    }

    /// <summary>Connects what lies on a reader, as soon as the service has seen it.</summary>
    internal async Task<PcscChip> ConnectAsync(string reader = PcscDaemon.Reader)
    {
        await using var ears = new PcscEars(Readers, Stop);
        await ears.UntilAsync<CardPresented>(one => one.ReaderName == reader);
        var connection = await Readers.ConnectAsync(reader, Stop);
        Assert.True(connection.Succeeded, connection.Reason);
        _used.Add(connection.Chip);
        return connection.Chip;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        foreach (var one in Enumerable.Reverse(_used)) await one.DisposeAsync();
        await Daemon.DisposeAsync();
        _stop.Dispose();
    }
}
