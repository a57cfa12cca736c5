using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Bmis.BorderPost.Tests.Lists;
using Bmis.BorderPost.Tests.Uplink;
using Bmis.Sync.Envelopes;

namespace Bmis.BorderPost.Tests.Serving;

/// <summary>A termination signal while the lane talks to the centre and to a page.</summary>
public sealed class TerminationTests : IDisposable
{
    // Not a promise about time: beyond it the program hangs. What it took is printed.
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(5);

    private readonly Scratch _scratch = new();
    private readonly SignedLists _lists;

    public TerminationTests() => _lists = new(_scratch, TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _lists.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public async Task An_open_uplink_and_an_open_page_do_not_keep_it_from_ending_well()
    {
        await using var centre = new TestCentre();
        await centre.StartAsync();
        await EndsWellAsync(
            () => centre.Inbox.UntilAsync(
                inbox => inbox.Status(new Producer("lane-1")) is not null, Cancellation).AsTask(),
            centre.LaneSettings());
    }

    [Fact]
    public async Task A_centre_that_never_answers_does_not_keep_it_from_ending_well()
    {
        await using var certificates = new TestCentre();
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();
        var port = ((IPEndPoint)mute.LocalEndpoint).Port;
        TcpClient? accepted = null;
        await EndsWellAsync(
            async () => accepted = await mute.AcceptTcpClientAsync(Cancellation),
            [.. certificates.LaneSettings(), $"--Uplink:Centre=https://localhost:{port}"]);
        accepted?.Dispose();
    }

    private async Task EndsWellAsync(Func<Task> connected, string[] settings)
    {
        await LaneProcess.FurnishAsync(_lists);
        await using var lane = await LaneProcess.StartAsync(_scratch, _lists, settings);
        using var browser = new LaneBrowser();
        await browser.SignInAsync(lane.Address);
        using var page = await browser.ListenAsync(lane.Address);
        Assert.NotEmpty(await page.ReadAsync());
        await connected();

        var (code, time, log) = await lane.TerminateAsync(HangGuard);
        TestContext.Current.TestOutputHelper?.WriteLine($"It ended within {time.TotalMilliseconds:N0} ms.");
        Assert.True(code == 0, $"Exit code {code}: {log}");
        Assert.All(
            log.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => JsonDocument.Parse(line).Dispose());
    }
}
