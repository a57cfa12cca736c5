using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Watchlists;

/// <summary>
/// Where uploads wait for their turn, each sealed with a key that is in memory alone: what a crash leaves behind nobody
/// reads, and the next start removes it. Safe for all threads.
/// </summary>
internal sealed class UploadFolder : IDisposable
{
    private const string Prefix = "bmis-import-";

    // Whoever is at work holds this file; the system lets it go when the program ends, however that comes.
    private const string Held = "held";

    private readonly DirectoryInfo _folder;
    private readonly FileStream _held;
    private int _uploads;

    public UploadFolder(IOptions<WatchlistsOptions> options, TimeProvider clock)
    {
        var place = options.Value.UploadFolder is { Length: > 0 } named ? named : Path.GetTempPath();
        Directory.CreateDirectory(place);
        RemoveLeftovers(place);
        _folder = Directory.CreateDirectory(
            Path.Combine(place, $"{Prefix}{Guid.CreateVersion7(clock.GetUtcNow()):N}"));
        if (!OperatingSystem.IsWindows())
            _folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        _held = new FileStream(
            Path.Combine(_folder.FullName, Held), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
    }

    /// <summary>Takes a file; on disk its name is a number.</summary>
    public async Task<KeptUpload> KeepAsync(IFormFile upload, CancellationToken cancellation)
    {
        var number = Interlocked.Increment(ref _uploads).ToString(CultureInfo.InvariantCulture);
        var path = Path.Combine(_folder.FullName, number);
        var kept = new KeptUpload(path, Path.GetFileName(upload.FileName), upload.Length, Aes.Create());
        try
        {
            await kept.WriteAsync(upload, cancellation);
            return kept;
        }
        catch
        {
            kept.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _held.Dispose();
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // Another program that begins here removes it, as one that nobody holds any more.
        }
    }

    private static void RemoveLeftovers(string place)
    {
        foreach (var folder in Directory.GetDirectories(place, Prefix + "*"))
        {
            try
            {
                using (File.Open(Path.Combine(folder, Held), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                    Directory.Delete(folder, recursive: true);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // Somebody is at work there, or it is not ours.
            }
        }
    }
}
