using Bmis.Sync.Distribution.Roles;
using Bmis.Sync.Sealing;

namespace Bmis.Sync.Distribution;

/// <summary>
/// The lists that a lane holds, in one folder of its disk. Only what is signed and whole is ever held; a newer
/// version is swapped in whole and the version before is kept. With master keys nothing of a list ever lies on the disk
/// in clear, not even while it arrives. One process works in a folder; reading <see cref="Held"/> is safe from any
/// thread.
/// </summary>
public sealed class ListFolder
{
    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly ListVerifier _verifier;
    private readonly IListDisk _disk;
    private readonly Func<HeldList, bool> _canUse;
    private readonly MasterKeys? _keys;
    private readonly Func<string, bool> _inClear;
    private readonly Func<string, long?> _inUse;
    private readonly Dictionary<string, HeldList> _held = [];
    private readonly Dictionary<string, long> _unusable = [];

    /// <summary>Opens a folder, makes it when it is missing, and checks every byte of what it holds.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="verifier">Which lists count.</param>
    /// <param name="canUse">
    /// Asked about a version that has arrived whole, before it is swapped in; its path is good only for the call.
    /// When the answer is no, what is held stays and the version is passed over until the folder is opened again.
    /// Every content will do when it is null.
    /// </param>
    /// <param name="keys">
    /// What seals the lists on the disk; they lie in clear when it is null. What lies there in clear or under an older
    /// key is sealed anew now.
    /// </param>
    /// <param name="inClear">
    /// Names of lists that lie in clear all the same, because their reader maps the file and nothing in them is secret.
    /// </param>
    /// <param name="inUse">
    /// The version of a list that its reader uses, where that may be an older one than those two that are kept anyway;
    /// it stays on the disk too.
    /// </param>
    /// <exception cref="IOException">The folder cannot be made or read.</exception>
    public ListFolder(
        string path,
        ListVerifier verifier,
        Func<HeldList, bool>? canUse = null,
        MasterKeys? keys = null,
        Func<string, bool>? inClear = null,
        Func<string, long?>? inUse = null)
        : this(path, verifier, FileListDisk.Instance, canUse, keys, inClear, inUse)
    {
    }

    /// <summary>Opens a folder of another disk.</summary>
    internal ListFolder(
        string path,
        ListVerifier verifier,
        IListDisk disk,
        Func<HeldList, bool>? canUse = null,
        MasterKeys? keys = null,
        Func<string, bool>? inClear = null,
        Func<string, long?>? inUse = null)
    {
        _path = path;
        _disk = disk;
        _verifier = verifier;
        _canUse = canUse ?? (static _ => true);
        _keys = keys;
        _inClear = inClear ?? (static _ => false);
        _inUse = inUse ?? (static _ => null);
        disk.MakeFolder(path);
        foreach (var folder in disk.Folders(path))
        {
            var name = Path.GetFileName(folder);
            if (KeysOf(name) is { } sealing)
                new ListSealing(folder, name, verifier, sealing, disk).Run();
            if (Files(folder).All(name, verifier).FirstOrDefault() is { } held)
                _held.Add(held.Manifest.Name, held);
        }
    }

    /// <summary>What the lane believes; null where it was given no root.</summary>
    internal LaneTrust? Trust => _verifier.Trust;

    /// <summary>What is held now, by name.</summary>
    public IReadOnlyDictionary<string, HeldList> Held
    {
        get
        {
            lock (_gate)
                return new Dictionary<string, HeldList>(_held);
        }
    }

    /// <summary>
    /// What a folder holds by its manifests, the newest of each list: for a look beside the program that works there.
    /// Nothing is opened or checked.
    /// </summary>
    public static IReadOnlyList<ListManifest> Look(string path) => Directory.Exists(path)
        ? [.. Directory.GetDirectories(path).Select(ListFiles.Newest).OfType<ListManifest>()]
        : [];

    /// <summary>The list with this name; null when none is held.</summary>
    public HeldList? Find(string name)
    {
        lock (_gate)
            return _held.GetValueOrDefault(name);
    }

    /// <summary>
    /// Every version of a list on the disk that is signed and whole: for a reader that cannot use the newest, which
    /// comes first, but for one whose key was replaced. The files are checked again, byte by byte.
    /// </summary>
    public IReadOnlyList<HeldList> FindAll(string name)
    {
        var folder = Path.Combine(_path, name);
        return ListLimits.IsName(name) && _disk.HasFolder(folder)
            ? [.. Files(folder).All(name, _verifier)]
            : [];
    }

    /// <summary>
    /// Whether a manifest is worth a download: named by the trusted targets and newer than what is held. Not its
    /// expiry, which is judged when the list is used: a lane whose clock is wrong would otherwise refuse every list for
    /// ever. What was signed by a key that has been replaced since may have had any number: then an older one will do.
    /// </summary>
    public ManifestResult Judge(Protocol.SignedManifest message)
    {
        var result = _verifier.Judge(message);
        if (!result.IsValid)
            return result;
        var manifest = result.Manifest.Manifest;
        var fault = Find(manifest.Name) is { } held ? FaultBeside(held, result.Manifest) : ManifestFault.None;
        return fault != ManifestFault.None ? ManifestResult.Bad(fault)
            : IsUnusable(manifest) ? ManifestResult.Bad(ManifestFault.Content)
            : result;
    }

    /// <summary>Bytes on the disk that a download of this version has left: it needs so much less.</summary>
    public long ArrivedBytes(ListManifest manifest)
    {
        var folder = Path.Combine(_path, manifest.Name);
        return _disk.HasFolder(folder) ? Files(folder).PartialBytes(manifest.Version) : 0;
    }

    /// <summary>Whether a version takes the place of one that may not be relied on any more.</summary>
    internal bool IsUrgent(ListManifest manifest) =>
        Find(manifest.Name) is { } held && _verifier.Recalls(held.Manifest);

    /// <summary>Whether this very version has arrived whole and could not be used.</summary>
    internal bool IsUnusable(ListManifest manifest)
    {
        lock (_gate)
            return _unusable.GetValueOrDefault(manifest.Name) == manifest.Version;
    }

    /// <summary>
    /// Starts a download or goes on with one that a kill cut short. Chunks that the version that is held has, or a
    /// download of an older one has left, are taken from there.
    /// </summary>
    internal ListArrival Begin(SignedManifest signed)
    {
        var manifest = signed.Manifest;
        var folder = Path.Combine(_path, manifest.Name);
        if (!_disk.HasFolder(folder))
        {
            _disk.MakeFolder(folder);
            _disk.FlushFolder(_path);
        }

        var files = Files(folder);
        var leftover = files.Begin(signed);
        return new ListArrival(
            signed, files, new[] { Find(manifest.Name), leftover }.OfType<HeldList>(), TakeIn);
    }

    private ManifestFault FaultBeside(HeldList held, SignedManifest coming)
    {
        var signed = held.Signed!;
        if (signed.ManifestBytes.Span.SequenceEqual(coming.ManifestBytes.Span))
            return ManifestFault.AlreadyHeld;
        return coming.Manifest.Version > held.Manifest.Version || !_verifier.Stands(signed)
            ? ManifestFault.None
            : ManifestFault.Older;
    }

    private ListFiles Files(string folder) => new(folder, KeysOf(Path.GetFileName(folder)), _disk);

    private MasterKeys? KeysOf(string name) => _inClear(name) ? null : _keys;

    private HeldList? TakeIn(SignedManifest signed, ListFiles files)
    {
        var manifest = signed.Manifest;
        if (!_canUse(files.Held(signed, files.Partial(manifest.Version))))
        {
            files.DropPartial(manifest.Version);
            lock (_gate)
                _unusable[manifest.Name] = manifest.Version;
            return null;
        }

        files.Swap(signed);
        var held = files.Held(signed, files.List(manifest.Version));
        long? before;
        lock (_gate)
        {
            before = _held.GetValueOrDefault(manifest.Name)?.Manifest.Version;
            _held[manifest.Name] = held;
        }

        files.Prune(manifest.Version, before, _inUse(manifest.Name));
        return held;
    }
}
