using System.Diagnostics;
using System.Text;
using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Devices.Serial;

namespace Bmis.BorderPost.Tests.Devices;

/// <summary>The reader on a real pseudo terminal, made by socat.</summary>
public sealed class SerialReaderTests : IAsyncDisposable
{
    private const string Passport =
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";

    private readonly string _folder = Directory.CreateTempSubdirectory("bmis-serial-").FullName;
    private readonly CancellationTokenSource _stop =
        CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    private Process? _socat;

    private string LanePort => Path.Combine(_folder, "lane");

    private string ReaderPort => Path.Combine(_folder, "reader");

    [Fact]
    public async Task A_document_arrives_over_the_line_split_and_behind_noise()
    {
        await PlugInAsync();
        await using var events = Listen();
        Assert.Equal(DeviceState.Ready, await NextStateAsync(events));
        await using var reader = OpenReaderSide();

        await reader.WriteAsync(new byte[] { 0xFF, 0x00, 0x13, 0x11, 0x03 }, _stop.Token);
        foreach (var one in Encoding.ASCII.GetBytes($"\u0002{Passport.Replace('\n', '\r')}\r\u0003"))
            await reader.WriteAsync(new[] { one }, _stop.Token);

        var presented = Assert.IsType<DocumentPresented>(await NextAsync(events));
        Assert.Equal((Passport, "gate"), (presented.MrzText, presented.ReaderName));
    }

    [Fact]
    public async Task Ten_megabytes_of_noise_do_not_stall_the_reader()
    {
        await PlugInAsync();
        await using var events = Listen();
        Assert.Equal(DeviceState.Ready, await NextStateAsync(events));
        await using var reader = OpenReaderSide();
        var random = new Random(20261121);
        var noise = new byte[65536];
        for (var sent = 0; sent < 10_000_000; sent += noise.Length)
        {
            random.NextBytes(noise);
            await reader.WriteAsync(noise, _stop.Token);
        }

        // A control character ends whatever the noise began.
        var frame = $"\u0001\u0001\u0002{Passport.Replace('\n', '\r')}\r\u0003";
        await reader.WriteAsync(Encoding.ASCII.GetBytes(frame), _stop.Token);

        Assert.Equal(Passport, Assert.IsType<DocumentPresented>(await NextAsync(events)).MrzText);
    }

    [Fact]
    public async Task An_unplugged_reader_is_told_and_opened_again()
    {
        await using var events = Listen();
        Assert.Equal(DeviceState.Absent, await NextStateAsync(events));
        await PlugInAsync();
        Assert.Equal(DeviceState.Ready, await NextStateAsync(events));
        await UnplugAsync();
        Assert.Equal(DeviceState.Absent, await NextStateAsync(events));
        await PlugInAsync();
        Assert.Equal(DeviceState.Ready, await NextStateAsync(events));
        await using var reader = OpenReaderSide();
        await reader.WriteAsync(Encoding.ASCII.GetBytes($"{Passport}\n"), _stop.Token);
        Assert.Equal(Passport, Assert.IsType<DocumentPresented>(await NextAsync(events)).MrzText);
    }

    [Fact]
    public async Task An_Elyctis_reader_is_told_to_read_continuously()
    {
        await PlugInAsync();
        await using var reader = OpenReaderSide();
        await using var events = Listen(SerialProtocol.Elyctis);
        Assert.Equal(DeviceState.Ready, await NextStateAsync(events));
        var order = new byte[4];
        await reader.ReadExactlyAsync(order, _stop.Token);
        Assert.Equal([0x43, 0x00, 0x01, 0x01], order);
    }

    [Fact]
    public async Task A_path_that_is_no_terminal_is_faulty()
    {
        await File.WriteAllTextAsync(LanePort, "", _stop.Token);
        await using var events = Listen();
        Assert.Equal(DeviceState.Faulty, await NextStateAsync(events));
    }

    [Fact]
    public async Task Listening_ends_at_once_when_it_is_cancelled()
    {
        await PlugInAsync();
        await using var events = Listen();
        Assert.Equal(DeviceState.Ready, await NextStateAsync(events));
        var next = events.MoveNextAsync();
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await UnplugAsync();
        Directory.Delete(_folder, recursive: true);
        _stop.Dispose();
    }

    private IAsyncEnumerator<DeviceEvent> Listen(SerialProtocol protocol = SerialProtocol.Plain)
    {
        var options = new ReaderOptions { Name = "gate", Port = LanePort, Protocol = protocol };
        return new SerialReader(options, TimeProvider.System).ListenAsync(_stop.Token).GetAsyncEnumerator(_stop.Token);
    }

    private static async Task<DeviceEvent> NextAsync(IAsyncEnumerator<DeviceEvent> events)
    {
        Assert.True(await events.MoveNextAsync());
        return events.Current;
    }

    private static async Task<DeviceState> NextStateAsync(IAsyncEnumerator<DeviceEvent> events) =>
        Assert.IsType<DeviceStateChanged>(await NextAsync(events)).State;

    private FileStream OpenReaderSide() => new(ReaderPort, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 0);

    private async Task PlugInAsync()
    {
        var start = new ProcessStartInfo("socat")
        {
            ArgumentList = { "-d", "-d", $"pty,raw,echo=0,link={LanePort}", $"pty,raw,echo=0,link={ReaderPort}" },
            RedirectStandardError = true,
        };
        try
        {
            _socat = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("socat is not installed.");
        }

        while (await _socat!.StandardError.ReadLineAsync(_stop.Token) is { } line)
            if (line.Contains("starting data transfer", StringComparison.Ordinal))
                return;
        Assert.Fail("socat ended.");
    }

    private async Task UnplugAsync()
    {
        if (_socat is null) return;
        _socat.Kill();
        await _socat.WaitForExitAsync(CancellationToken.None);
        _socat.Dispose();
        _socat = null;
        File.Delete(LanePort);
        File.Delete(ReaderPort);
    }
}
