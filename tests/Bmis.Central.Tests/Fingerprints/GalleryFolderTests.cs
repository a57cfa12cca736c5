using System.Diagnostics;
using Bmis.Central.Fingerprints.Conflicts;

namespace Bmis.Central.Tests.Fingerprints;

/// <summary>Galleries that killed servers left are swept, and those of living ones stay.</summary>
public sealed class GalleryFolderTests : IDisposable
{
    private readonly DirectoryInfo _place = Directory.CreateTempSubdirectory("bmis-sweep-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _place.Delete(recursive: true);

    [Fact]
    public void A_gallery_in_use_stays_and_leaves_nothing_behind()
    {
        using (var folder = new GalleryFolder(_place.FullName))
        {
            File.WriteAllBytes(folder.File, [1]);
            Assert.Equal(0, GalleryFolder.Sweep(_place.FullName));
            Assert.True(File.Exists(folder.File));
        }

        Assert.Empty(_place.EnumerateFileSystemInfos());
    }

    [Fact]
    public async Task A_gallery_goes_when_the_process_that_held_it_was_killed_and_not_before()
    {
        var left = Path.Combine(_place.FullName, "bmis-gallery-left");
        Directory.CreateDirectory(left);
        await File.WriteAllBytesAsync(Path.Combine(left, "prints"), [1], Cancellation);
        // One process from lock to end: when it has gone, so has the lock.
        using var other = Process.Start(new ProcessStartInfo(
            "flock", ["--no-fork", left + ".lock", "sh", "-c", "echo held; exec cat"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true,
        })!;
        Assert.Equal("held", await other.StandardOutput.ReadLineAsync(Cancellation));
        Assert.Equal(0, GalleryFolder.Sweep(_place.FullName));
        Assert.True(Directory.Exists(left));
        other.Kill(entireProcessTree: true);
        await other.WaitForExitAsync(Cancellation);
        Assert.Equal(1, GalleryFolder.Sweep(_place.FullName));
        Assert.Empty(_place.EnumerateFileSystemInfos());
    }

    [Fact]
    public void What_is_no_gallery_of_headquarters_stays()
    {
        _place.CreateSubdirectory("bmis-gallery-of-a-lane");
        File.WriteAllBytes(Path.Combine(_place.FullName, "other.lock"), []);
        Assert.Equal(0, GalleryFolder.Sweep(_place.FullName));
        Assert.Equal(2, _place.EnumerateFileSystemInfos().Count());
    }
}
