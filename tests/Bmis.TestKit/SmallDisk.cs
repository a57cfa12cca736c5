using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Bmis.TestKit;

/// <summary>A small disk over a folder, which can be filled. Only root mounts one.</summary>
public sealed class SmallDisk : IAsyncDisposable
{
    private const int LargeBlock = 1 << 20;
    private const int SmallBlock = 1 << 12;

    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    private string Ballast => Path.Combine(_folder, "ballast");

    /// <summary>Mounts it over an empty folder; null where that cannot be.</summary>
    public static async Task<SmallDisk?> TryMountAsync(string folder, int kilobytes)
    {
        var size = string.Create(CultureInfo.InvariantCulture, $"size={kilobytes}k");
        var isMounted = Environment.IsPrivilegedProcess
            && await RunAsync("mount", "-t", "tmpfs", "-o", size, "none", folder) == 0;
        return isMounted ? new SmallDisk(folder) : null;
    }

    /// <summary>Mounts it over an empty folder, or skips the test.</summary>
    public static async Task<SmallDisk> MountAsync(string folder, int kilobytes)
    {
        var disk = await TryMountAsync(folder, kilobytes);
        Assert.SkipWhen(disk is null, "This machine mounts no tmpfs, or the test does not run as root.");
        return disk!;
    }

    /// <summary>Takes the last free page.</summary>
    public async Task FillAsync()
    {
        await using var file = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, 0);
        foreach (var block in (int[])[LargeBlock, SmallBlock])
            await FillAsync(file, new byte[block]);
    }

    /// <summary>Gives back what <see cref="FillAsync"/> took.</summary>
    public void Free() => File.Delete(Ballast);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await RunAsync("umount", _folder);

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

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
