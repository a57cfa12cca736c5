using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Devices.Pcsc;
using Bmis.BorderPost.Devices.Simulated;
using Bmis.TestKit;

namespace Bmis.BorderPost.Tests.Devices.Pcsc;

/// <summary>Listening to the readers of a real service.</summary>
[Collection(nameof(PcscDaemon))]
public sealed class PcscReadersTests
{
    private static readonly string[] Both = [PcscDaemon.Reader, PcscDaemon.SecondReader];

    [Fact]
    public async Task A_missing_service_is_told_and_its_readers_show_when_it_starts()
    {
        await using var bench = await PcscBench.WithoutServiceAsync();
        var ears = bench.Listen();
        var first = Assert.IsType<DeviceStateChanged>(await ears.NextAsync());
        Assert.Equal((PcscReaders.ServiceName, DeviceState.Absent), (first.ReaderName, first.State));
        Assert.Contains("NoService", first.Reason, StringComparison.Ordinal);

        await bench.Daemon.StartAgainAsync(cancellation: bench.Stop);

        foreach (var name in (string[])[PcscReaders.ServiceName, .. Both])
            Assert.Equal(name, (await ears.UntilAsync(name, DeviceState.Ready)).ReaderName);
        Assert.Equal(4, ears.Heard.Count);
    }

    [Fact]
    public async Task A_card_is_told_when_it_comes_and_when_it_goes()
    {
        await using var bench = await PcscBench.StartAsync();
        var ears = bench.Listen();
        await ears.UntilAsync(PcscDaemon.SecondReader, DeviceState.Ready);
        for (var times = 0; times < 3; times++)
        {
            await using (await bench.InsertAsync(Silent, port: VpcdCard.FirstPort + 1))
            {
                var presented = Assert.IsType<CardPresented>(await ears.NextAsync());
                Assert.Equal(PcscDaemon.SecondReader, presented.ReaderName);
                Assert.Equal(PcscBench.AtrOfT1, presented.Atr);
                Assert.False(presented.IsMute);
            }

            Assert.Equal(PcscDaemon.SecondReader, Assert.IsType<CardRemoved>(await ears.NextAsync()).ReaderName);
        }
    }

    [Fact]
    public async Task A_late_listener_learns_how_things_are_and_two_hear_the_same()
    {
        await using var bench = await PcscBench.StartAsync();
        var early = bench.Listen();
        await early.UntilAsync(PcscDaemon.SecondReader, DeviceState.Ready);
        var card = await bench.InsertAsync(Silent);
        await early.UntilAsync<CardPresented>(_ => true);
        var late = bench.Listen();
        await late.UntilAsync<CardPresented>(one => one.ReaderName == PcscDaemon.Reader);

        await card.DisposeAsync();

        await early.UntilAsync<CardRemoved>(one => one.ReaderName == PcscDaemon.Reader);
        await late.UntilAsync<CardRemoved>(one => one.ReaderName == PcscDaemon.Reader);
        Assert.Single(early.Heard.OfType<CardPresented>());
        Assert.Single(late.Heard.OfType<CardPresented>());
    }

    [Fact]
    public async Task A_killed_service_takes_cards_and_readers_with_it_and_all_come_back()
    {
        await using var bench = await PcscBench.StartAsync();
        var ears = bench.Listen();
        for (var times = 0; times < 2; times++)
        {
            await ears.UntilAsync(PcscDaemon.SecondReader, DeviceState.Ready);
            await using var card = await bench.InsertAsync(Silent);
            await ears.UntilAsync<CardPresented>(one => one.ReaderName == PcscDaemon.Reader);
            ears.Heard.Clear();

            await bench.Daemon.KillAsync();

            await ears.UntilAsync(PcscDaemon.SecondReader, DeviceState.Absent);
            Assert.Single(ears.Heard.OfType<CardRemoved>());
            Assert.Contains(ears.Heard, one => one is DeviceStateChanged { ReaderName: PcscReaders.ServiceName });
            await card.Removed;
            await bench.Daemon.StartAgainAsync(cancellation: bench.Stop);
        }
    }

    [Fact]
    public async Task A_reader_that_was_unplugged_is_told_and_heard_again_when_it_is_back()
    {
        await using var bench = await PcscBench.StartAsync();
        var ears = bench.Listen();
        await ears.UntilAsync(PcscDaemon.Reader, DeviceState.Ready);
        await bench.Daemon.KillAsync();
        await bench.Daemon.StartAgainAsync(withReaders: false, bench.Stop);
        await ears.UntilAsync(PcscDaemon.Reader, DeviceState.Absent);
        var late = bench.Listen();
        var first = await late.UntilAsync(PcscReaders.ServiceName, DeviceState.Absent);
        Assert.Equal("No smart card reader is plugged in.", first.Reason);
        Assert.Single(late.Heard);

        await bench.Daemon.KillAsync();
        await bench.Daemon.StartAgainAsync(cancellation: bench.Stop);

        await ears.UntilAsync(PcscDaemon.Reader, DeviceState.Ready);
        await late.UntilAsync(PcscDaemon.Reader, DeviceState.Ready);
    }

    [Fact]
    public async Task A_service_that_hangs_holds_up_nobody()
    {
        await using var bench = await PcscBench.StartAsync();
        var ears = bench.Listen();
        await ears.UntilAsync(PcscDaemon.SecondReader, DeviceState.Ready);
        await bench.Daemon.FreezeAsync();
        using var hurry = CancellationTokenSource.CreateLinkedTokenSource(bench.Stop);
        hurry.CancelAfter(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => bench.Readers.ConnectAsync(PcscDaemon.Reader, hurry.Token));
        await ears.DisposeAsync();
        Assert.False(bench.Stop.IsCancellationRequested);

        await bench.Daemon.ThawAsync();
        await bench.Listen().UntilAsync(PcscDaemon.Reader, DeviceState.Ready);
    }

    [Fact]
    public async Task Listening_ends_at_once_when_it_is_cancelled()
    {
        await using var bench = await PcscBench.StartAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(bench.Stop);
        await using var ears = new PcscEars(bench.Readers, stop.Token);
        await ears.UntilAsync(PcscDaemon.SecondReader, DeviceState.Ready);
        var next = ears.NextAsync();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    private static ValueTask<ReadOnlyMemory<byte>> Silent(ReadOnlyMemory<byte> command) =>
        ValueTask.FromResult<ReadOnlyMemory<byte>>(new byte[] { 0x6D, 0x00 });
}
