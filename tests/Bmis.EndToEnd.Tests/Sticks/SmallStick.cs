using System.Diagnostics;

namespace Bmis.EndToEnd.Tests.Sticks;

/// <summary>A stick of 64 kilobytes.</summary>
internal sealed class SmallStick(string folder) : IAsyncDisposable
{
    internal static async Task<SmallStick> MountAsync(string folder)
    {
        if (!Environment.IsPrivilegedProcess)
            Assert.Skip("Only root mounts a small disk.");
        if (await RunAsync("mount", "-t", "tmpfs", "-o", "size=64k", "none", folder) != 0)
            Assert.Skip("This machine mounts no tmpfs.");
        return new SmallStick(folder);
    }

    public async ValueTask DisposeAsync() => await RunAsync("umount", folder);

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode;
    }
}
