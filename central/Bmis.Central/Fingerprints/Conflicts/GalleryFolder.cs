namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>
/// A folder of this process alone for one gallery. What is open when it is disposed of stays readable without a name. A
/// locked file beside it says that its server lives; what a killed server leaves is swept.
/// </summary>
internal sealed class GalleryFolder : IDisposable
{
    private const string Memory = "/dev/shm";
    private const string Prefix = "bmis-gallery-";
    private const string LockEnding = ".lock";
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly DirectoryInfo _folder;
    private readonly FileStream _lock;

    /// <summary>Makes it within a folder, or in the machine's memory when none is named.</summary>
    public GalleryFolder(string within)
    {
        _folder = new(Path.Combine(Place(within), Prefix + Path.GetRandomFileName()));
        // The lock comes before the folder and goes after it: no sweep finds a folder of a living server unlocked.
        _lock = Lock(_folder.FullName + LockEnding, FileMode.CreateNew);
        if (OperatingSystem.IsWindows())
            _folder.Create();
        else
            Directory.CreateDirectory(_folder.FullName, OwnerAlone | UnixFileMode.UserExecute);
    }

    /// <summary>Where the gallery lies.</summary>
    public string File => Path.Combine(_folder.FullName, "prints");

    /// <summary>
    /// Removes what servers left that were killed while they wrote; says how many there were. Those of living servers,
    /// and what this one may not touch, stay.
    /// </summary>
    public static int Sweep(string within)
    {
        var swept = 0;
        foreach (var path in Directory.EnumerateFiles(Place(within), $"{Prefix}*{LockEnding}"))
            try
            {
                using var held = Lock(path, FileMode.Open);
                var folder = path[..^LockEnding.Length];
                if (Directory.Exists(folder))
                    Directory.Delete(folder, recursive: true);
                System.IO.File.Delete(path);
                swept++;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // Its server lives, or it is somebody else's.
            }

        return swept;
    }

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        System.IO.File.Delete(_lock.Name);
        _lock.Dispose();
    }

    private static string Place(string within) =>
        within.Length > 0 ? within : Directory.Exists(Memory) ? Memory : Path.GetTempPath();

    private static FileStream Lock(string path, FileMode mode)
    {
        var options = new FileStreamOptions
        {
            Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows() && mode == FileMode.CreateNew)
            options.UnixCreateMode = OwnerAlone;
        return new(path, options);
    }
}
