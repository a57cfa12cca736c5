namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>
/// A folder of this process alone for one gallery. What is open when it is disposed of stays readable without a name.
/// </summary>
internal sealed class GalleryFolder : IDisposable
{
    private const string Memory = "/dev/shm";

    private readonly DirectoryInfo _folder;

    /// <summary>Makes it within a folder, or in the machine's memory when none is named.</summary>
    public GalleryFolder(string within)
    {
        var place = within.Length > 0 ? within : Directory.Exists(Memory) ? Memory : Path.GetTempPath();
        _folder = new(Path.Combine(place, "bmis-gallery-" + Path.GetRandomFileName()));
        if (OperatingSystem.IsWindows())
            _folder.Create();
        else
            Directory.CreateDirectory(
                _folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Where the gallery lies.</summary>
    public string File => Path.Combine(_folder.FullName, "prints");

    public void Dispose() => _folder.Delete(recursive: true);
}
