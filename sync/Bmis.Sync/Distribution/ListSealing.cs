using Bmis.Sync.Sealing;

namespace Bmis.Sync.Distribution;

/// <summary>
/// Brings the files of one list under the newest master key: what lies there in clear, because an older program wrote
/// it, and what an older key sealed. A kill at any point leaves each file as it was or as it shall be.
/// </summary>
internal sealed class ListSealing(string folder, string name, ListVerifier verifier, MasterKeys keys, IListDisk disk)
{
    private readonly ListFiles _files = new(folder, keys, disk);
    private readonly Sealer _sealer = keys.SealerFor(ListLayout.Purpose);

    public void Run()
    {
        foreach (var version in _files.Versions())
        {
            if (!IsCurrent(_files.List(version)) && _files.Verified(name, version, verifier) is { } signed)
                SealAnew(signed.Manifest);
        }

        foreach (var file in disk.Files(folder).Where(IsWaste))
            disk.Delete(file);
    }

    private void SealAnew(ListManifest manifest)
    {
        var path = _files.List(manifest.Version);
        var before = new[] { _sealer, null }
            .Select(sealer => new ListLayout(manifest, sealer, keys.Newest))
            .FirstOrDefault(layout => layout.IsWhole(disk, path));
        if (before is null)
            return;
        var waiting = _files.Sealing(manifest.Version);
        Copy(manifest, before, path, waiting);
        disk.Move(waiting, path);
        disk.FlushFolder(folder);
    }

    private void Copy(ListManifest manifest, ListLayout before, string from, string to)
    {
        var after = new ListLayout(manifest, _sealer, keys.Newest);
        using var source = disk.Read(from);
        using var target = disk.Write(to, anew: true);
        var content = new byte[manifest.LongestChunk];
        for (var chunk = 0; chunk < manifest.ChunkDigests.Count; chunk++)
        {
            var part = content.AsSpan(0, manifest.ChunkLengths[chunk]);
            if (!before.Read(source, chunk, part))
                throw new IOException($"The list {manifest} cannot be read.");
            after.Write(target, chunk, part);
        }

        disk.Flush(target);
    }

    private bool IsCurrent(string list) => Head(list) is { Length: 0 } or null
        || Sealer.KeyOf(Head(list)) == keys.Newest.Id;

    // What a kill left of sealing anew, and what is in clear and no whole list. An empty file hides nothing, and
    // manifests hold digests only.
    private bool IsWaste(string file) =>
        Path.GetExtension(file) is ".sealing"
        || (Path.GetExtension(file) is ".list" or ".partial"
            && Head(file) is { Length: > 0 } head
            && !Sealer.IsSealed(head));

    private byte[]? Head(string path)
    {
        if (!disk.Exists(path))
            return null;
        using var file = disk.Read(path);
        var head = new byte[Sealer.Overhead];
        return head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
    }
}
