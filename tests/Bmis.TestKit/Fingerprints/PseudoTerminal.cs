using System.Runtime.InteropServices;
using System.Text;

namespace Bmis.TestKit.Fingerprints;

/// <summary>
/// A serial line whose other end a program opens as a device. Closing it is pulling the plug. Unlike socat it tells the
/// rate that the program has set. Linux on x64 and arm64; one thread at a time.
/// </summary>
public sealed class PseudoTerminal : IDisposable
{
    private const int ReadWrite = 0x2;
    private const int NoControllingTerminal = 0x100;
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;
    private const int TermiosSize = 60;
    private const int ControlFlagsOffset = 8;
    private const short CanRead = 0x1;
    private const short CanWrite = 0x4;
    private const uint RateBits = 0x100F;

    private static readonly Dictionary<uint, int> Rates = new()
    {
        [0xD] = 9600, [0xE] = 19200, [0xF] = 38400, [0x1001] = 57600, [0x1002] = 115200, [0x1003] = 230400,
    };

    private readonly string _link;
    private int _own;
    private int _device;

    /// <param name="link">Path at which the device appears.</param>
    public PseudoTerminal(string link)
    {
        _link = link;
        _own = Demand(OpenMaster(ReadWrite | NoControllingTerminal | NonBlocking | CloseOnExec));
        var name = new byte[256];
        if (Grant(_own) != 0 || Unlock(_own) != 0 || NameOf(_own, name, name.Length) != 0)
            throw new IOException("There is no pseudo terminal.");
        var path = Encoding.UTF8.GetString(name, 0, Array.IndexOf(name, (byte)0));
        // Held open, so that the program may come and go.
        _device = Demand(Open(Encoding.UTF8.GetBytes(path + "\0"), ReadWrite | NoControllingTerminal | CloseOnExec));
        var termios = new byte[TermiosSize];
        _ = GetAttributes(_device, termios);
        MakeRaw(termios);
        _ = SetAttributes(_device, 0, termios);
        File.Delete(link);
        File.CreateSymbolicLink(link, path);
    }

    /// <summary>The rate that the program has set; 0 for one that no reader has.</summary>
    public int Rate
    {
        get
        {
            var termios = new byte[TermiosSize];
            _ = GetAttributes(_own, termios);
            return Rates.GetValueOrDefault(BitConverter.ToUInt32(termios, ControlFlagsOffset) & RateBits);
        }
    }

    /// <summary>Reads what has come; 0 when nothing came in time.</summary>
    public int Read(byte[] buffer, int milliseconds)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        return Wait(CanRead, milliseconds) ? Math.Max(0, (int)ReadBytes(_own, buffer, buffer.Length)) : 0;
    }

    /// <summary>Writes some of the bytes; 0 when the line took none in time.</summary>
    public int Write(byte[] bytes, int milliseconds)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return Wait(CanWrite, milliseconds) ? Math.Max(0, (int)WriteBytes(_own, bytes, bytes.Length)) : 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_own < 0) return;
        File.Delete(_link);
        _ = Close(_own);
        _ = Close(_device);
        (_own, _device) = (-1, -1);
    }

    private bool Wait(short wanted, int milliseconds)
    {
        var entry = new PollEntry { Handle = _own, Wanted = wanted };
        return Poll(ref entry, 1, milliseconds) > 0 && (entry.Happened & wanted) != 0;
    }

    private static int Demand(int handle) =>
        handle >= 0 ? handle : throw new IOException("There is no pseudo terminal.");

    [DllImport("libc", EntryPoint = "posix_openpt", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenMaster(int flags);

    [DllImport("libc", EntryPoint = "grantpt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Grant(int handle);

    [DllImport("libc", EntryPoint = "unlockpt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Unlock(int handle);

    [DllImport("libc", EntryPoint = "ptsname_r")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NameOf(int handle, byte[] name, nint length);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);

    [DllImport("libc", EntryPoint = "read")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint ReadBytes(int handle, byte[] buffer, nint count);

    [DllImport("libc", EntryPoint = "write")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint WriteBytes(int handle, byte[] buffer, nint count);

    [DllImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Poll(ref PollEntry entry, nuint count, int milliseconds);

    [DllImport("libc", EntryPoint = "tcgetattr")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetAttributes(int handle, byte[] termios);

    [DllImport("libc", EntryPoint = "tcsetattr")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetAttributes(int handle, int when, byte[] termios);

    [DllImport("libc", EntryPoint = "cfmakeraw")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void MakeRaw(byte[] termios);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollEntry
    {
        internal int Handle;
        internal short Wanted;
        internal short Happened;
    }
}
