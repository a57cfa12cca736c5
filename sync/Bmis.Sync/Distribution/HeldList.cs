using Bmis.Sync.Sealing;

namespace Bmis.Sync.Distribution;

/// <summary>
/// A list that a lane holds: whole, verified and swapped in. The file is never changed in place; it is removed after
/// the version that follows the next one has arrived, so open it once and keep what you read. The manifest's times
/// say whether it is fresh, stale or expired.
/// </summary>
/// <param name="Manifest">What it is, with created and expires.</param>
/// <param name="Path">Where its bytes are; they are sealed when the folder was opened with keys.</param>
public sealed record HeldList(ListManifest Manifest, string Path)
{
    internal Sealer? Sealer { get; init; }

    /// <summary>The manifest as it was signed.</summary>
    internal SignedManifest? Signed { get; init; }

    internal IListDisk Disk { get; init; } = FileListDisk.Instance;

    /// <summary>The whole list in clear.</summary>
    /// <exception cref="IOException">The disk failed, or has other bytes than were verified.</exception>
    public byte[] ReadAllBytes()
    {
        var layout = new ListLayout(Manifest, Sealer, key: null);
        var content = new byte[Manifest.Length];
        using var file = Disk.Read(Path);
        for (var chunk = 0; chunk < Manifest.ChunkDigests.Count; chunk++)
        {
            var part = content.AsSpan((int)Manifest.ChunkOffset(chunk), Manifest.ChunkLengths[chunk]);
            if (!layout.Read(file, chunk, part))
                throw new IOException($"The list {Manifest} on the disk is not what was verified.");
        }

        return content;
    }
}
