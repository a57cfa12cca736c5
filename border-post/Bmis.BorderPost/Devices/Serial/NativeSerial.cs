using System.Runtime.InteropServices;

namespace Bmis.BorderPost.Devices.Serial;

/// <summary>
/// The few calls of the C library that a serial line needs, with the constants of Linux on x64 and arm64.
/// </summary>
internal static class NativeSerial
{
    internal const int ReadWrite = 0x2;
    internal const int NoControllingTerminal = 0x100;
    internal const int NonBlocking = 0x800;
    internal const int CloseOnExec = 0x80000;

    /// <summary>
    /// Size of struct termios: four words of flags, the line discipline, 32 control characters, two speeds.
    /// </summary>
    internal const int TermiosSize = 60;
    internal const int ControlFlagsOffset = 8;

    internal const uint CharacterSize = 0x30;
    internal const uint SevenBits = 0x20;
    internal const uint EightBits = 0x30;
    internal const uint TwoStopBits = 0x40;
    internal const uint EnableReceiver = 0x80;
    internal const uint EnableParity = 0x100;
    internal const uint OddParity = 0x200;
    internal const uint IgnoreModemLines = 0x800;
    internal const uint HardwareFlowControl = 0x80000000;

    internal const short PollIn = 0x1;
    internal const short PollBroken = 0x8 | 0x10 | 0x20;

    internal const int Interrupted = 4;
    internal const int Again = 11;
    internal const int NoPermission = 13;

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int Close(int handle);

    [DllImport("libc", EntryPoint = "read", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern nint Read(int handle, byte[] buffer, nint count);

    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern nint Write(int handle, byte[] buffer, nint count);

    [DllImport("libc", EntryPoint = "poll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int Poll(ref PollEntry entry, nuint count, int milliseconds);

    [DllImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int GetAttributes(int handle, byte[] termios);

    [DllImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int SetAttributes(int handle, int when, byte[] termios);

    [DllImport("libc", EntryPoint = "tcflush", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int Flush(int handle, int queue);

    [DllImport("libc", EntryPoint = "cfmakeraw")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void MakeRaw(byte[] termios);

    [DllImport("libc", EntryPoint = "cfsetspeed", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int SetSpeed(byte[] termios, uint speed);

    [StructLayout(LayoutKind.Sequential)]
    internal struct PollEntry
    {
        internal int Handle;
        internal short Wanted;
        internal short Happened;
    }
}
