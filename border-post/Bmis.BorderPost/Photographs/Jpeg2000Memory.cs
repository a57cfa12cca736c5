using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Bmis.BorderPost.Photographs;

/// <summary>
/// A file that is in memory alone, for a program that wants to seek in its input: nothing of it comes on a disk, and
/// it is gone with the last who holds it.
/// </summary>
internal sealed class Jpeg2000Memory : IDisposable
{
    private const uint CloseOnExec = 1;
    private static readonly byte[] Name = "picture\0"u8.ToArray();

    private readonly SafeFileHandle _file;

    private Jpeg2000Memory(SafeFileHandle file) => _file = file;

    /// <summary>Where another process of the same user opens it, while it is held here.</summary>
    internal string Path => $"/proc/{Environment.ProcessId}/fd/{_file.DangerousGetHandle()}";

    /// <summary>Makes one with this content; null when the system has no such files.</summary>
    internal static Jpeg2000Memory? Hold(ReadOnlySpan<byte> bytes)
    {
        var number = Create(Name, CloseOnExec);
        if (number < 0) return null;
        var file = new SafeFileHandle(number, ownsHandle: true);
        RandomAccess.Write(file, bytes, 0);
        return new(file);
    }

    public void Dispose() => _file.Dispose();

    [DllImport("libc", EntryPoint = "memfd_create", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Create(byte[] name, uint flags);
}
