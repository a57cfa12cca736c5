using Bmis.Sync.Distribution;
using Bmis.Sync.Distribution.Roles;

namespace Bmis.Sync.Simulation.Lists;

/// <summary>The lists of one lane: a disk, the folder on it, and a download that may be under way.</summary>
internal sealed class SimulatedShelf : IDisposable
{
    private const string Root = "/lists";
    private const string RolesFile = "/lists/roles";
    private readonly Misbehaviour _misbehaviour;
    private readonly bool _keepsRoles;
    private readonly SimulatedListDisk _disk;
    private ListFolder _folder;
    private LaneTrust? _trust;
    private ListArrival? _arrival;

    /// <param name="misbehaviour">What it does wrong.</param>
    /// <param name="keepsRoles">Whether it checks roles and keeps them on its disk; else it is told what they say.
    /// </param>
    public SimulatedShelf(Misbehaviour misbehaviour, bool keepsRoles)
    {
        _keepsRoles = keepsRoles;
        _misbehaviour = misbehaviour;
        _disk = new SimulatedListDisk(misbehaviour == Misbehaviour.ForgetsToFlushLists);
        (_trust, _folder) = Open();
    }

    /// <summary>The last version that was told as arrived.</summary>
    public long Told { get; private set; }

    /// <summary>The version in use; 0 when there is none.</summary>
    public long Held { get; private set; }

    /// <summary>The bytes in use.</summary>
    public byte[] Content { get; private set; } = [];

    public bool IsArriving => _arrival is not null;

    /// <summary>Lets the power go after so many changes of the disk.</summary>
    public void CutPowerAfter(int changes) => _disk.PowerLasts = changes;

    /// <summary>The centre offers a version; false when it is refused.</summary>
    public bool Offer(SignedManifest manifest)
    {
        Hear(manifest.Manifest.Version);
        if (!_folder.Judge(ManifestCodec.ToWire(manifest)).IsValid)
            return false;
        _arrival = _folder.Begin(manifest);
        return true;
    }

    /// <summary>A chunk comes, or another than the due one, or a spoiled one; then the download is given up.</summary>
    public void Take(int shift, bool isSpoiled)
    {
        if (_arrival is not { IsComplete: false } arrival)
            return;
        var index = Math.Clamp(arrival.NextChunk + shift, 0, arrival.Manifest.ChunkDigests.Count - 1);
        var chunk = PublishedLists.Chunk(arrival.Manifest, index);
        if (isSpoiled)
            chunk[0] ^= 1;
        if (arrival.Write(index, chunk) != ChunkVerdict.Accepted)
            GiveUp();
        else if (_misbehaviour == Misbehaviour.AppliesHalfAList && !arrival.IsComplete)
            ApplyHalf(arrival.Manifest);
    }

    /// <summary>Swaps in what has arrived whole; true when a newer version is held.</summary>
    public bool Commit()
    {
        if (_arrival is not { IsComplete: true } arrival)
            return false;
        var held = arrival.Commit();
        GiveUp();
        if (held is null)
            return false;
        (Told, Held, Content) = (held.Manifest.Version, held.Manifest.Version, held.ReadAllBytes());
        return true;
    }

    public void GiveUp()
    {
        _arrival?.Dispose();
        _arrival = null;
    }

    /// <summary>The power is gone and comes back.</summary>
    public void Restart(Random random)
    {
        GiveUp();
        _disk.Restart(random);
        (_trust, _folder) = Open();
        var held = _folder.Find(PublishedLists.Name);
        (Held, Content) = held is null ? (0, []) : (held.Manifest.Version, held.ReadAllBytes());
    }

    public void Dispose() => GiveUp();

    private void Hear(long version)
    {
        if (_keepsRoles)
            _trust!.Take(PublishedLists.Roles(version));
        else if (PublishedLists.Believed(version) is var said && !(said.Lists!.Version < _trust!.Roles.Lists?.Version))
            _trust!.Believe(said);
    }

    private (LaneTrust Trust, ListFolder Folder) Open()
    {
        var trust = _keepsRoles
            ? LaneTrust.Open(RolesFile, PublishedLists.Root, "lane-1", _disk)
            : _trust ?? LaneTrust.Of(PublishedLists.Root, "lane-1");
        return (trust, new ListFolder(Root, new ListVerifier(trust), _disk));
    }

    private void ApplyHalf(ListManifest manifest)
    {
        GiveUp();
        var files = new ListFiles(Path.Combine(Root, manifest.Name), keys: null, _disk);
        files.Swap(PublishedLists.Manifest(manifest.Version));
        using var half = _disk.Read(files.List(manifest.Version));
        var content = new byte[half.Length];
        half.ReadExactly(content);
        (Held, Content) = (manifest.Version, content);
    }
}
