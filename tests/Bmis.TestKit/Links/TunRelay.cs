using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Bmis.TestKit.Links;

/// <summary>
/// A network of two computers with a bad link between them, on one machine: the far one is a network namespace of its
/// own, the near one the namespace of this process, and a TUN device of each is forwarded by us with loss, delay, a
/// rate and a queue. Only root can make one. The far namespace lives as long as a process that waits on our pipe, so
/// that nothing is left however this process ends.
/// </summary>
public sealed class TunRelay : IAsyncDisposable
{
    // 198.18.0.0/15 is set aside for measurements between networks (RFC 2544); a pair of ends takes four addresses.
    private const uint Range = (198u << 24) | (18u << 16);
    private const int Blocks = 1 << 15;

    private static readonly string[] Programs = ["ip", "unshare", "nsenter"];

    private static int _made;

    private readonly Process _far;
    private readonly TunDevice _nearDevice;
    private readonly TunDevice _farDevice;
    private TunDirection? _toFar;
    private TunDirection? _toNear;
    private LinkConditions _conditions = LinkConditions.Good;

    private TunRelay(Process far)
    {
        _far = far;
        var number = Interlocked.Increment(ref _made);
        var first = Range + (4 * (uint)(((Environment.ProcessId * 4) + number) % Blocks));
        (Near, Far) = (AddressOf(first + 1), AddressOf(first + 2));
        var name = string.Create(CultureInfo.InvariantCulture, $"b{Environment.ProcessId}x{number}");
        (_nearDevice, _farDevice) = (new TunDevice(name + "n"), new TunDevice(name + "f"));
    }

    /// <summary>Why there can be none here; null when there can.</summary>
    public static string? WhyMissing =>
        !Environment.IsPrivilegedProcess ? "Only root can make network namespaces and TUN devices."
        : TunDevice.WhyMissing is { } missing ? missing
        : Array.Find(Programs, program => !IsThere(program)) is { } program
            ? $"There is no program {program} (Debian: iproute2, util-linux)."
        : null;

    /// <summary>The address of this process's end.</summary>
    public IPAddress Near { get; }

    /// <summary>The address of the far end.</summary>
    public IPAddress Far { get; }

    /// <summary>How the link is; it may change at any time.</summary>
    public LinkConditions Conditions
    {
        get => Volatile.Read(ref _conditions);
        set => Volatile.Write(ref _conditions, value);
    }

    /// <summary>Bytes that have arrived at both ends, headers of IP included.</summary>
    public long CarriedBytes => (_toFar?.CarriedBytes ?? 0) + (_toNear?.CarriedBytes ?? 0);

    /// <summary>Packets lost both ways, by chance or because the queue was full.</summary>
    public long LostPackets => (_toFar?.LostPackets ?? 0) + (_toNear?.LostPackets ?? 0);

    /// <summary>Makes both ends and begins to forward; the link is good at first.</summary>
    /// <exception cref="InvalidOperationException">The system refuses something.</exception>
    public static async Task<TunRelay> StartAsync(int seed)
    {
        var far = Process.Start(new ProcessStartInfo("unshare", ["--net", "--", "sh", "-c", "echo made; exec cat"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        if (await far.StandardOutput.ReadLineAsync() is null)
            throw new InvalidOperationException("unshare makes no network namespace here.");
        var relay = new TunRelay(far);
        await relay.ConnectAsync();
        relay._toFar = new(relay._nearDevice, relay._farDevice, () => relay.Conditions, seed);
        relay._toNear = new(relay._farDevice, relay._nearDevice, () => relay.Conditions, seed + 1);
        return relay;
    }

    /// <summary>The command that runs a program at the far end, in a process that is that program.</summary>
    public ProcessStartInfo AtFarEnd(string program, params string[] line) => new(
        "nsenter", ["--target", Invariant(_far.Id), "--net", "--", program, .. line]);

    /// <summary>Removes both ends. Programs that run at the far one lose their network.</summary>
    public async ValueTask DisposeAsync()
    {
        await RunAsync("ip", "link", "delete", _nearDevice.Name);
        await RunAtFarEndAsync("ip", "link", "delete", _farDevice.Name);
        await Task.WhenAll(_toFar!.EndedAsync(), _toNear!.EndedAsync());
        _nearDevice.Dispose();
        _farDevice.Dispose();
        _far.StandardInput.Close();
        await _far.WaitForExitAsync();
        _far.Dispose();
    }

    private async Task ConnectAsync()
    {
        await RunAsync("ip", "link", "set", _farDevice.Name, "netns", Invariant(_far.Id));
        await RunAsync("ip", "address", "add", $"{Near}/30", "dev", _nearDevice.Name);
        await RunAsync("ip", "link", "set", _nearDevice.Name, "up");
        await RunAtFarEndAsync("ip", "link", "set", "lo", "up");
        await RunAtFarEndAsync("ip", "address", "add", $"{Far}/30", "dev", _farDevice.Name);
        await RunAtFarEndAsync("ip", "link", "set", _farDevice.Name, "up");
    }

    private Task RunAtFarEndAsync(string program, params string[] line) => RunAsync(AtFarEnd(program, line));

    private static Task RunAsync(string program, params string[] line) =>
        RunAsync(new ProcessStartInfo(program, line));

    private static async Task RunAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}.");
        }
    }

    private static bool IsThere(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Any(folder => File.Exists(Path.Combine(folder, program)));

    private static IPAddress AddressOf(uint number) =>
        new([(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number]);

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
