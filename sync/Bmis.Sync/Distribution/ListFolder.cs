namespace Bmis.Sync.Distribution;

/// <summary>
/// The lists that a lane holds, in one folder of its disk. Only what is signed and whole is ever held; a newer
/// version is swapped in whole and the version before is kept. One process works in a folder; reading
/// <see cref="Held"/> is safe from any thread.
/// </summary>
public sealed class ListFolder
{
    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly ListVerifier _verifier;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, HeldList> _held = [];

    /// <summary>Opens a folder, makes it when it is missing, and checks every byte of what it holds.</summary>
    /// <exception cref="IOException">The folder cannot be made or read.</exception>
    public ListFolder(string path, ListVerifier verifier, TimeProvider time)
    {
        _path = path;
        _verifier = verifier;
        _time = time;
        Directory.CreateDirectory(path);
        foreach (var folder in Directory.EnumerateDirectories(path))
        {
            if (new ListFiles(folder).Newest(Path.GetFileName(folder), verifier) is { } held)
                _held.Add(held.Manifest.Name, held);
        }
    }

    /// <summary>What is held now, by name.</summary>
    public IReadOnlyDictionary<string, HeldList> Held
    {
        get
        {
            lock (_gate)
                return new Dictionary<string, HeldList>(_held);
        }
    }

    /// <summary>The list with this name; null when none is held.</summary>
    public HeldList? Find(string name)
    {
        lock (_gate)
            return _held.GetValueOrDefault(name);
    }

    /// <summary>
    /// Every version of a list on the disk that is signed and whole, newest first: for a reader that cannot use the
    /// newest. The files are checked again, byte by byte.
    /// </summary>
    public IReadOnlyList<HeldList> FindAll(string name)
    {
        var folder = Path.Combine(_path, name);
        return ListLimits.IsName(name) && Directory.Exists(folder) ? new ListFiles(folder).All(name, _verifier) : [];
    }

    /// <summary>Whether a manifest is worth a download: signed, not expired and newer than what is held.</summary>
    public ManifestResult Judge(Protocol.SignedManifest message)
    {
        var result = _verifier.Verify(message);
        if (!result.IsValid)
            return result;
        var manifest = result.Manifest.Manifest;
        var held = Find(manifest.Name)?.Manifest.Version ?? 0;
        return manifest.Version < held ? ManifestResult.Bad(ManifestFault.Older)
            : manifest.Version == held ? ManifestResult.Bad(ManifestFault.AlreadyHeld)
            : manifest.Expires <= _time.GetUtcNow() ? ManifestResult.Bad(ManifestFault.Expired)
            : result;
    }

    /// <summary>Starts a download or goes on with one that a kill cut short.</summary>
    internal ListArrival Begin(SignedManifest signed)
    {
        var folder = Path.Combine(_path, signed.Manifest.Name);
        Directory.CreateDirectory(folder);
        return new ListArrival(signed, new ListFiles(folder), TakeIn);
    }

    private HeldList TakeIn(SignedManifest signed, ListFiles files)
    {
        var manifest = signed.Manifest;
        files.Swap(signed);
        var held = new HeldList(manifest, files.List(manifest.Version));
        long? before;
        lock (_gate)
        {
            before = _held.GetValueOrDefault(manifest.Name)?.Manifest.Version;
            _held[manifest.Name] = held;
        }

        files.Prune(manifest.Version, before);
        return held;
    }
}
