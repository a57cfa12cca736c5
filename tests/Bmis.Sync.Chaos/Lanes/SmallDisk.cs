using System.Diagnostics;
using System.Globalization;

namespace Bmis.Sync.Chaos.Lanes;

/// <summary>A disk of a few megabytes for a lane's journal, which can be filled. Only root mounts one.</summary>
internal sealed class SmallDisk(string folder) : IAsyncDisposable
{
    private const int LargeBlock = 1 << 20;
    private const int SmallBlock = 1 << 12;

    private string Ballast => Path.Combine(folder, "ballast");

    /// <summary>Mounts it over an empty folder; null where that cannot be.</summary>
    internal static async Task<SmallDisk?> MountAsync(string folder, int megabytes)
    {
        var size = string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m");
        var isMounted = Environment.IsPrivilegedProcess
            && await RunAsync("mount", "-t", "tmpfs", "-o", size, "none", folder) == 0;
        return isMounted ? new SmallDisk(folder) : null;
    }

    /// <summary>Takes the last free page.</summary>
    internal async Task FillAsync()
    {
        await using var file = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, 0);
        foreach (var block in (int[])[LargeBlock, SmallBlock])
            await FillAsync(file, new byte[block]);
    }

    internal void Free() => File.Delete(Ballast);

    private static async Task FillAsync(FileStream file, byte[] block)
    {
        try
        {
            while (true)
                await file.WriteAsync(block);
        }
        catch (IOException)
        {
            // No such block fits any more.
        }
    }

    public async ValueTask DisposeAsync() => await RunAsync("umount", folder);

    private static async Task<int> RunAsync(string program, params string[] line)
    {
        using var process = Process.Start(new ProcessStartInfo(program, line) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
