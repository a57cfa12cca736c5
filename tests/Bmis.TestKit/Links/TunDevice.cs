using System.Runtime.InteropServices;
using System.Text;

namespace Bmis.TestKit.Links;

/// <summary>A network device whose packets a program reads and writes (TUN). It goes with its descriptor.</summary>
internal sealed class TunDevice : IDisposable
{
    private const string Driver = "/dev/net/tun";
    private const int ReadWrite = 2;
    private const nuint SetInterface = 0x400454CA;
    private const int NameBytes = 16;
    private const int RequestBytes = 40;
    private const short PacketsWithoutHeader = 0x1001;

    private readonly int _descriptor;

    /// <exception cref="InvalidOperationException">The system gives none.</exception>
    internal TunDevice(string name)
    {
        Name = name;
        _descriptor = Open(Encoding.ASCII.GetBytes(Driver + '\0'), ReadWrite);
        var request = new byte[RequestBytes];
        Encoding.ASCII.GetBytes(name, request);
        BitConverter.TryWriteBytes(request.AsSpan(NameBytes), PacketsWithoutHeader);
        if (_descriptor < 0 || Control(_descriptor, SetInterface, request) < 0)
            throw new InvalidOperationException($"No TUN device {name}: error {Marshal.GetLastPInvokeError()}.");
    }

    internal static string? WhyMissing => File.Exists(Driver) ? null : $"This machine has no {Driver}.";

    internal string Name { get; }

    /// <summary>Waits for a packet; its length, or less than one once the device has been removed.</summary>
    internal int Read(byte[] buffer) => (int)ReadBytes(_descriptor, buffer, buffer.Length);

    /// <summary>Hands a packet to the system, which may drop it.</summary>
    internal void Write(byte[] packet) => _ = WriteBytes(_descriptor, packet, packet.Length);

    /// <summary>Call it when nobody reads any more.</summary>
    public void Dispose() => _ = Close(_descriptor);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int handle, nuint request, byte[] argument);

    [DllImport("libc", EntryPoint = "read")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint ReadBytes(int handle, byte[] buffer, nint count);

    [DllImport("libc", EntryPoint = "write")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint WriteBytes(int handle, byte[] buffer, nint count);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
