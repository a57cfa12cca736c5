using System.Diagnostics;
using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Devices.Pcsc;
using Bmis.BorderPost.Devices.Simulated;
using Bmis.Documents.Iso7816;
using Bmis.TestKit;

namespace Bmis.BorderPost.Tests.Devices.Pcsc;

/// <summary>Cards of a real service.</summary>
[Collection(nameof(PcscDaemon))]
public sealed class PcscChipTests(ITestOutputHelper output)
{
    private static readonly byte[] GetChallenge = [0x00, 0x84, 0x00, 0x00, 0x08];

    [Fact]
    public async Task A_thousand_short_commands_are_answered_one_by_one()
    {
        await using var bench = await PcscBench.StartAsync();
        await bench.InsertAsync(Echo);
        await using var chip = await bench.ConnectAsync();
        Assert.Equal((PcscDaemon.Reader, ScardProtocol.T1), (chip.ReaderName, chip.Protocol));
        Assert.Equal(PcscBench.AtrOfT1, chip.Atr.ToArray());
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 1000; i++)
        {
            byte[] command = [0x00, 0xB0, (byte)(i >> 8), (byte)i, 0x04];
            var answer = await chip.TransmitAsync(command, bench.Stop);
            Assert.Equal([.. command, 0x90, 0x00], answer.ToArray());
        }

        output.WriteLine($"{watch.Elapsed.TotalMilliseconds / 1000:F3} ms each");
    }

    [Fact]
    public async Task Sixty_kilobytes_go_both_ways_in_one_command()
    {
        await using var bench = await PcscBench.StartAsync();
        await bench.InsertAsync(Echo);
        await using var chip = await bench.ConnectAsync();
        var random = new Random(20261128);
        foreach (var length in (int[])[300, 4096, 61_440, 65_000])
        {
            byte[] command = [0x00, 0xD6, 0, 0, 0, (byte)(length >> 8), (byte)length, .. new byte[length], 0, 0];
            random.NextBytes(command.AsSpan(7, length));
            var answer = await chip.TransmitAsync(command, bench.Stop);
            Assert.Equal([.. command, 0x90, 0x00], answer.ToArray());
        }
    }

    [Fact]
    public async Task A_card_pulled_within_a_command_is_a_lost_chip()
    {
        await using var bench = await PcscBench.StartAsync();
        VpcdCard? card = null;
        card = await bench.InsertAsync(command =>
        {
            if (command.Span[1] == 0xB0) card!.Pull();
            return Echo(command);
        });
        await using var chip = await bench.ConnectAsync();
        await chip.TransmitAsync(GetChallenge, bench.Stop);
        byte[] readBinary = [0x00, 0xB0, 0x00, 0x00, 0x00];

        var lost = await Assert.ThrowsAsync<ChipLostException>(() => Send(chip, readBinary, bench));
        Assert.Contains(PcscDaemon.Reader, lost.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ChipLostException>(() => Send(chip, GetChallenge, bench));
    }

    [Fact]
    public async Task A_card_pulled_between_commands_is_a_lost_chip()
    {
        await using var bench = await PcscBench.StartAsync();
        var card = await bench.InsertAsync(Echo);
        await using var chip = await bench.ConnectAsync();
        await card.DisposeAsync();
        await Assert.ThrowsAsync<ChipLostException>(() => Send(chip, GetChallenge, bench));
    }

    [Fact]
    public async Task A_service_killed_within_a_command_is_a_lost_chip_and_the_next_one_is_connected()
    {
        await using var bench = await PcscBench.StartAsync();
        var asked = new TaskCompletionSource();
        var hold = new TaskCompletionSource<ReadOnlyMemory<byte>>();
        var held = await bench.InsertAsync(_ =>
        {
            asked.TrySetResult();
            return new(hold.Task);
        });
        await using var chip = await bench.ConnectAsync();
        var sending = Send(chip, GetChallenge, bench);
        await asked.Task.WaitAsync(bench.Stop);

        await bench.Daemon.KillAsync();

        await Assert.ThrowsAsync<ChipLostException>(() => sending);
        hold.SetResult(new byte[] { 0x90, 0x00 });
        await held.Removed;
        await bench.Daemon.StartAgainAsync(cancellation: bench.Stop);
        await bench.InsertAsync(Echo);
        await using var next = await bench.ConnectAsync();
        Assert.Equal([.. GetChallenge, 0x90, 0x00], (await next.TransmitAsync(GetChallenge, bench.Stop)).ToArray());
    }

    [Fact]
    public async Task A_reader_that_hangs_is_left_when_the_caller_gives_up()
    {
        await using var bench = await PcscBench.StartAsync();
        var asked = new TaskCompletionSource();
        var hold = new TaskCompletionSource<ReadOnlyMemory<byte>>();
        await bench.InsertAsync(_ =>
        {
            asked.TrySetResult();
            return new(hold.Task);
        });
        var chip = await bench.ConnectAsync();
        using var hurry = CancellationTokenSource.CreateLinkedTokenSource(bench.Stop);
        var sending = chip.TransmitAsync(GetChallenge, hurry.Token).AsTask();
        await asked.Task.WaitAsync(bench.Stop);

        await hurry.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        await Assert.ThrowsAsync<ChipLostException>(() => Send(chip, GetChallenge, bench));
        await chip.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Send(chip, GetChallenge, bench));

        // The thread that was left behind lets the card go when its call ends.
        hold.SetResult(new byte[] { 0x90, 0x00 });
        await using var again = await bench.ConnectAsync();
        Assert.Equal([0x90, 0x00], (await again.TransmitAsync(GetChallenge, bench.Stop)).ToArray());
    }

    [Fact]
    public async Task A_chip_let_go_is_reset()
    {
        await using var bench = await PcscBench.StartAsync();
        var powers = new List<VpcdPower>();
        await bench.InsertAsync(Echo, power: powers.Add);
        await using (await bench.ConnectAsync()) powers.Clear();
        Assert.Equal(VpcdPower.Reset, powers[0]);
    }

    [Fact]
    public async Task Why_a_card_is_not_connected_is_a_value()
    {
        await using var bench = await PcscBench.WithoutServiceAsync();
        Assert.Equal(PcscFault.NoService, await FaultAsync(PcscDaemon.Reader));
        await bench.Daemon.StartAgainAsync(cancellation: bench.Stop);
        Assert.Equal(PcscFault.NoCard, await FaultAsync(PcscDaemon.Reader));
        Assert.Equal(PcscFault.NoReader, await FaultAsync("Nobody's reader"));
        await bench.InsertAsync(Echo);
        await using (await bench.ConnectAsync())
            Assert.Equal(PcscFault.InUse, await FaultAsync(PcscDaemon.Reader));

        async Task<PcscFault?> FaultAsync(string reader) =>
            (await bench.Readers.ConnectAsync(reader, bench.Stop)).Fault;
    }

    [Fact]
    public async Task A_card_that_another_holds_for_a_moment_is_waited_for()
    {
        await using var bench = await PcscBench.StartAsync();
        await bench.InsertAsync(Echo);
        var first = await bench.ConnectAsync();
        var second = bench.Readers.ConnectAsync(PcscDaemon.Reader, bench.Stop);
        await first.DisposeAsync();
        var connection = await second;
        Assert.True(connection.Succeeded, connection.Reason);
        await connection.Chip.DisposeAsync();
    }

    [Fact]
    public async Task Two_chips_are_read_side_by_side()
    {
        await using var bench = await PcscBench.StartAsync();
        var both = new Meeting(2);
        await bench.InsertAsync(both.AnswerAsync);
        await bench.InsertAsync(both.AnswerAsync, port: VpcdCard.FirstPort + 1);
        await using var one = await bench.ConnectAsync();
        await using var two = await bench.ConnectAsync(PcscDaemon.SecondReader);
        var answers = await Task.WhenAll(Send(one, GetChallenge, bench), Send(two, GetChallenge, bench));
        Assert.All(answers, answer => Assert.Equal([0x90, 0x00], answer));
    }

    [Fact]
    public async Task Over_T0_a_long_answer_is_fetched_in_parts()
    {
        await using var bench = await PcscBench.StartAsync();
        var file = new byte[300];
        new Random(20261128).NextBytes(file);
        var seen = new List<byte[]>();
        await bench.InsertAsync(
            command =>
            {
                seen.Add(command.ToArray());
                byte[] answer = seen.Count switch
                {
                    1 => [0x61, 0x00],
                    2 => [.. file[..256], 0x61, 44],
                    _ => [.. file[256..], 0x90, 0x00],
                };
                return ValueTask.FromResult<ReadOnlyMemory<byte>>(answer);
            },
            PcscBench.AtrOfT0);
        await using var chip = await bench.ConnectAsync();
        Assert.Equal(ScardProtocol.T0, chip.Protocol);

        var answer = await chip.TransmitAsync(new byte[] { 0, 0x88, 0, 0, 2, 7, 8, 0 }, bench.Stop);

        Assert.Equal([.. file, 0x90, 0x00], answer.ToArray());
        Assert.Equal([[0, 0x88, 0, 0, 2, 7, 8], [0, 0xC0, 0, 0, 0], [0, 0xC0, 0, 0, 44]], seen);
    }

    private static async Task<byte[]> Send(PcscChip chip, byte[] command, PcscBench bench) =>
        (await chip.TransmitAsync(command, bench.Stop)).ToArray();

    private static ValueTask<ReadOnlyMemory<byte>> Echo(ReadOnlyMemory<byte> command) =>
        ValueTask.FromResult<ReadOnlyMemory<byte>>((byte[])[.. command.Span, 0x90, 0x00]);

    /// <summary>Answers nobody until a number of cards have been asked.</summary>
    private sealed class Meeting(int cards)
    {
        private readonly TaskCompletionSource _complete = new();
        private int _missing = cards;

        internal async ValueTask<ReadOnlyMemory<byte>> AnswerAsync(ReadOnlyMemory<byte> command)
        {
            if (Interlocked.Decrement(ref _missing) == 0) _complete.SetResult();
            await _complete.Task;
            return new byte[] { 0x90, 0x00 };
        }
    }
}
