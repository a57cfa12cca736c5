using System.Globalization;
using Bmis.Sync.Sealing;

namespace Bmis.Sync.Distribution;

/// <summary>
/// The files of one list: <c>7.list</c>, <c>7.manifest</c> and, while it arrives, <c>7.partial</c> with its manifest
/// <c>7.arriving</c>. A manifest is renamed into place last, so its presence says that the list beside it is whole.
/// With keys, lists and partial files are sealed.
/// </summary>
internal sealed class ListFiles(string folder, MasterKeys? keys, IListDisk disk)
{
    private const string ManifestEnding = ".manifest";
    private const string PartialEnding = ".partial";
    private const string ArrivingEnding = ".arriving";

    private readonly Sealer? _sealer = keys?.SealerFor(ListLayout.Purpose);

    public string List(long version) => Name(version, ".list");

    public string Manifest(long version) => Name(version, ManifestEnding);

    public string Partial(long version) => Name(version, PartialEnding);

    /// <summary>A list that is being sealed anew.</summary>
    public string Sealing(long version) => Name(version, ".sealing");

    /// <summary>The manifest of the newest version in a list's folder, unchecked; null when there is none.</summary>
    public static ListManifest? Newest(string folder)
    {
        var files = new ListFiles(folder, keys: null, FileListDisk.Instance);
        return files.Versions()
            .Select(version => Unchecked(files.Manifest(version)))
            .OfType<ListManifest>()
            .FirstOrDefault();
    }

    /// <summary>How the chunks of a version lie in its file.</summary>
    public ListLayout Layout(ListManifest manifest) => new(manifest, _sealer, keys?.Newest);

    /// <summary>The list in a file, for its reader.</summary>
    public HeldList Held(SignedManifest signed, string path) =>
        new(signed.Manifest, path) { Signed = signed, Sealer = _sealer, Disk = disk };

    /// <summary>The versions whose manifests are in place, newest first.</summary>
    public IEnumerable<long> Versions() => With(ManifestEnding)
        .Select(file => VersionOf(file))
        .OfType<long>()
        .OrderDescending();

    /// <summary>
    /// Every version that is signed, whole and in place: first those that still stand, of them the newest first.
    /// </summary>
    public IEnumerable<HeldList> All(string name, ListVerifier verifier) => Versions()
        .Select(version => Verified(name, version, verifier))
        .OfType<SignedManifest>()
        .OrderByDescending(verifier.Stands)
        .Where(signed => Layout(signed.Manifest).IsWhole(disk, List(signed.Manifest.Version)))
        .Select(signed => Held(signed, List(signed.Manifest.Version)));

    /// <summary>The manifest of a version; null when it is not signed or is that of another list.</summary>
    public SignedManifest? Verified(string name, long version, ListVerifier verifier)
    {
        using var file = disk.Read(Manifest(version));
        var bytes = new byte[disk.Length(Manifest(version))];
        file.ReadExactly(bytes);
        var result = verifier.Verify(bytes);
        return result.IsValid && result.Manifest.Manifest is var manifest
            && manifest.Name == name && manifest.Version == version
                ? result.Manifest
                : null;
    }

    /// <summary>
    /// Swaps a whole list in. A kill or a power cut at any point leaves either the old state or the new; once it
    /// returns, the new one is durable.
    /// </summary>
    public void Swap(SignedManifest signed)
    {
        var version = signed.Manifest.Version;
        var waiting = Name(version, ".waiting");
        disk.Move(Partial(version), List(version));
        using (var file = disk.Write(waiting, anew: true))
        {
            file.Write(ManifestCodec.ToBytes(signed));
            disk.Flush(file);
        }

        disk.Move(waiting, Manifest(version));
        disk.FlushFolder(folder);
        disk.Delete(Arriving(version));
    }

    /// <summary>Removes all but the versions named; a partial file stays while it is newer than what is held.</summary>
    public void Prune(long held, long? before, long? inUse)
    {
        foreach (var file in disk.Files(folder))
        {
            if (VersionOf(file) is { } version && version != held && version != before && version != inUse
                && !IsArriving(file, held))
                disk.Delete(file);
        }
    }

    /// <summary>
    /// Says what is arriving, and gives what the older download that came farthest has left: its chunks are taken until
    /// this one is whole. Nobody goes on with any other.
    /// </summary>
    public HeldList? Begin(SignedManifest signed)
    {
        var version = signed.Manifest.Version;
        var left = Partials().Where(file => VersionOf(file) < version).OrderByDescending(disk.Length).ToList();
        foreach (var file in left.Skip(1))
            DropPartial(VersionOf(file)!.Value);
        if (!disk.Exists(Arriving(version)))
        {
            using var file = disk.Write(Arriving(version), anew: true);
            file.Write(ManifestCodec.ToBytes(signed));
        }

        return left.Count > 0 ? Leftover(VersionOf(left[0])!.Value) : null;
    }

    /// <summary>Bytes that a download has left.</summary>
    public long PartialBytes(long version) => disk.Exists(Partial(version)) ? disk.Length(Partial(version)) : 0;

    /// <summary>Opens what has arrived of a version, or an empty file.</summary>
    public Stream OpenPartial(long version) => disk.Write(Partial(version), anew: false);

    /// <summary>Makes what has arrived durable.</summary>
    public void Flush(Stream partial) => disk.Flush(partial);

    /// <summary>Throws away what has arrived of a version.</summary>
    public void DropPartial(long version)
    {
        disk.Delete(Partial(version));
        disk.Delete(Arriving(version));
    }

    private IEnumerable<string> Partials() => With(PartialEnding).Where(file => VersionOf(file) is not null);

    private IEnumerable<string> With(string ending) =>
        disk.Files(folder).Where(file => Path.GetExtension(file) == ending);

    private static bool IsArriving(string file, long held) =>
        Path.GetExtension(file) is PartialEnding or ArrivingEnding && VersionOf(file) > held;

    // It may go meanwhile: then a newer one has come.
    private static ListManifest? Unchecked(string file)
    {
        try
        {
            return ManifestCodec.FromBytes(File.ReadAllBytes(file)).Manifest?.Manifest;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static long? VersionOf(string file) =>
        long.TryParse(
            Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : null;

    // Its chunks are judged by the manifest of what arrives now, so its own needs no signature.
    private HeldList? Leftover(long version)
    {
        if (!disk.Exists(Arriving(version)))
            return null;
        using var file = disk.Read(Arriving(version));
        var bytes = new byte[disk.Length(Arriving(version))];
        file.ReadExactly(bytes);
        return ManifestCodec.FromBytes(bytes).Manifest is { } signed ? Held(signed, Partial(version)) : null;
    }

    private string Arriving(long version) => Name(version, ArrivingEnding);

    private string Name(long version, string ending) =>
        Path.Combine(folder, version.ToString(CultureInfo.InvariantCulture) + ending);
}
