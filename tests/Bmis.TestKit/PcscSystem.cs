using System.Globalization;

namespace Bmis.TestKit;

/// <summary>What the kernel says about the smart card service of this machine; nobody is connected to for it.</summary>
internal static class PcscSystem
{
    /// <summary>The port of the first virtual reader; the second has the next.</summary>
    internal const int FirstPort = 35963;

    private const string SocketFile = "/run/pcscd/pcscd.comm";
    private const string PidFile = "/run/pcscd/pcscd.pid";
    private const string Listening = "0A";
    private const string Accepting = "00010000";
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(10);

    /// <summary>Whether somebody listens on the service's socket: a service, or systemd that would start one.</summary>
    internal static bool IsServed =>
        Rows("/proc/net/unix").Any(row => row.Length > 7 && row[3] == Accepting && row[7] == SocketFile);

    /// <summary>Whether both virtual readers listen for cards.</summary>
    internal static bool HasReaders => IsListening(FirstPort) && IsListening(FirstPort + 1);

    /// <summary>Whether a service cannot be started beside what runs.</summary>
    internal static bool IsTaken => IsServed || IsListening(FirstPort) || IsListening(FirstPort + 1);

    /// <summary>Removes what a killed service left behind; the caller holds the lock and nobody serves.</summary>
    internal static void RemoveStaleFiles()
    {
        if (!Directory.Exists(Path.GetDirectoryName(SocketFile))) return;
        File.Delete(SocketFile);
        File.Delete(PidFile);
    }

    /// <summary>Waits until something is so; false when it does not become so in time.</summary>
    internal static async Task<bool> BecomesAsync(Func<bool> isSo, TimeSpan patience, CancellationToken cancellation)
    {
        for (var start = TimeProvider.System.GetTimestamp();
            TimeProvider.System.GetElapsedTime(start) < patience;
            await Task.Delay(Moment, cancellation))
            if (isSo()) return true;
        return isSo();
    }

    private static bool IsListening(int port)
    {
        var end = ':' + port.ToString("X4", CultureInfo.InvariantCulture);
        return Rows("/proc/net/tcp").Concat(Rows("/proc/net/tcp6")).Any(row =>
            row.Length > 3 && row[3] == Listening && row[1].EndsWith(end, StringComparison.Ordinal));
    }

    private static IEnumerable<string[]> Rows(string table) =>
        File.Exists(table) ? File.ReadLines(table).Select(Cells) : [];

    private static string[] Cells(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
