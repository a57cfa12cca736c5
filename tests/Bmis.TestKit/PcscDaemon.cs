using System.Diagnostics;
using Xunit;

namespace Bmis.TestKit;

/// <summary>
/// A private smart card service with two virtual readers. Its socket and the readers' ports are fixed, so that there
/// can be one on a machine: a lock is held from the first use to the end, and other tests wait for it. A guard process
/// that waits on our pipe kills the service however this process ends. A service that somebody else runs is left alone.
/// </summary>
public sealed class PcscDaemon : IAsyncDisposable
{
    /// <summary>The reader that a card lies on when it connects to port 35963.</summary>
    public const string Reader = "Virtual PCD 00 00";

    /// <summary>The reader of port 35964.</summary>
    public const string SecondReader = "Virtual PCD 00 01";

    private const string Program = "/usr/sbin/pcscd";
    private const string Driver = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so";

    // The guard takes orders as lines: signals to send. A killed service leaves its files behind, as a real one does.
    private const string Guard =
        """
        trap '' INT TERM HUP PIPE
        log=$1; shift
        "$@" >"$log" 2>&1 &
        pid=$!
        echo started
        while read -r signal; do
            kill -s "$signal" $pid
            if [ "$signal" = KILL ]; then wait $pid 2>/dev/null; pid=; fi
            echo done
        done
        if [ -n "$pid" ]; then kill -s KILL $pid; wait $pid 2>/dev/null; fi
        rm -f /run/pcscd/pcscd.comm /run/pcscd/pcscd.pid
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LockPatience = TimeSpan.FromMinutes(5);

    private readonly ScratchFolder _folder = new();
    private readonly PcscLock _lock;
    private Process? _guard;

    private PcscDaemon(PcscLock held) => _lock = held;

    /// <summary>Why no service can be started here; null when one can.</summary>
    public static string? WhyMissing =>
        !OperatingSystem.IsLinux() ? "Virtual smart card readers need Linux."
        : !File.Exists(Program) ? $"pcscd is not installed: no {Program}."
        : !File.Exists(Driver) ? $"vsmartcard-vpcd is not installed: no {Driver}."
        : !Environment.IsPrivilegedProcess ? "Only root can start pcscd."
        : null;

    /// <summary>
    /// Gets the machine's lock, with no service running yet; skips the test when there can be none here.
    /// </summary>
    public static async Task<PcscDaemon> ReserveAsync(CancellationToken cancellation)
    {
        Assert.SkipWhen(WhyMissing is not null, WhyMissing ?? "");
        var held = await PcscLock.TakeAsync(LockPatience, cancellation);
        if (held is null) Assert.Skip($"Another test holds {PcscLock.FilePath} for more than {LockPatience}.");

        // The service of a test process that was killed ends by itself a moment later.
        if (await PcscSystem.BecomesAsync(() => !PcscSystem.IsTaken, Patience, cancellation)) return new(held!);
        held!.Dispose();
        Assert.Skip(
            "A smart card service of this machine runs already, or systemd would start it; it is left alone. "
            + "To run this test: systemctl stop pcscd.socket pcscd.service");
        return null!;
    }

    /// <summary>Gets the machine's lock and starts the service; skips the test when there can be none here.</summary>
    public static async Task<PcscDaemon> StartAsync(CancellationToken cancellation)
    {
        var daemon = await ReserveAsync(cancellation);
        await daemon.StartAgainAsync(cancellation: cancellation);
        return daemon;
    }

    /// <summary>Starts the service, with the virtual readers plugged in or not; returns when they show.</summary>
    public async Task StartAgainAsync(bool withReaders = true, CancellationToken cancellation = default)
    {
        if (_guard is not null) throw new InvalidOperationException("The service runs already.");
        PcscSystem.RemoveStaleFiles();
        var readers = Directory.CreateDirectory(Path.Combine(_folder.Path, withReaders ? "readers" : "none")).FullName;
        if (withReaders) await File.WriteAllTextAsync(Path.Combine(readers, "vpcd"), Configuration, cancellation);
        var log = Path.Combine(_folder.Path, "pcscd.log");
        _guard = Process.Start(new ProcessStartInfo(
            "sh", ["-c", Guard, "guard", log, Program, "--foreground", "--info", "--config", readers])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = "/",
        })!;
        await _guard.StandardOutput.ReadLineAsync(cancellation);
        if (await PcscSystem.BecomesAsync(IsReady, Patience, cancellation)) return;
        throw new InvalidOperationException($"pcscd did not start: {await File.ReadAllTextAsync(log, cancellation)}");

        bool IsReady() => PcscSystem.IsServed && (!withReaders || PcscSystem.HasReaders);
    }

    /// <summary>Kills the service, which leaves its socket and its pid file behind.</summary>
    public async Task KillAsync()
    {
        await OrderAsync("KILL");
        await EndGuardAsync();
    }

    /// <summary>Lets the service hang: it keeps its connections and does nothing.</summary>
    public Task FreezeAsync() => OrderAsync("STOP");

    /// <summary>Lets it go on.</summary>
    public Task ThawAsync() => OrderAsync("CONT");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await EndGuardAsync();
        _lock.Dispose();
        _folder.Dispose();
    }

    private static string Configuration =>
        $"""
        FRIENDLYNAME "Virtual PCD"
        DEVICENAME /dev/null:0x{PcscSystem.FirstPort:X}
        LIBPATH {Driver}
        CHANNELID 0x{PcscSystem.FirstPort:X}

        """;

    private async Task OrderAsync(string signal)
    {
        if (_guard is null) throw new InvalidOperationException("The service does not run.");
        await _guard.StandardInput.WriteLineAsync(signal);
        await _guard.StandardInput.FlushAsync();
        await _guard.StandardOutput.ReadLineAsync();
    }

    private async Task EndGuardAsync()
    {
        if (_guard is null) return;
        _guard.StandardInput.Close();
        await _guard.WaitForExitAsync();
        _guard.Dispose();
        _guard = null;
    }
}
