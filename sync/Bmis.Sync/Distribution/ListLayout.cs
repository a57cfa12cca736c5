using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Bmis.Sync.Sealing;

namespace Bmis.Sync.Distribution;

/// <summary>
/// Where the chunks of a list lie in a file: one after the other, in clear or each sealed by itself and bound to its
/// list and number, so that a download can go on in a file that never held a plain byte.
/// </summary>
internal sealed class ListLayout(ListManifest manifest, Sealer? sealer, SealingKey? key)
{
    /// <summary>What lists are sealed for.</summary>
    public const string Purpose = "list";

    private readonly int _overhead = sealer is null ? 0 : Sealer.Overhead;

    /// <summary>Bytes of the whole file.</summary>
    public long Length => manifest.Length + (long)manifest.ChunkDigests.Count * _overhead;

    /// <summary>Where a chunk begins; for the number of chunks, where the file ends.</summary>
    public long Offset(int chunk) => manifest.ChunkOffset(chunk) + (long)chunk * _overhead;

    public void Write(Stream file, int chunk, ReadOnlySpan<byte> content)
    {
        file.Position = Offset(chunk);
        file.Write(sealer is null ? content : sealer.Seal(key!, Place(chunk), content));
    }

    /// <summary>False when the file ends before the chunk does, or the chunk is not what was sealed.</summary>
    public bool Read(Stream file, int chunk, Span<byte> content)
    {
        file.Position = Offset(chunk);
        if (sealer is null)
            return file.ReadAtLeast(content, content.Length, throwOnEndOfStream: false) == content.Length;
        var bytes = new byte[content.Length + _overhead];
        if (file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            return false;
        var opened = sealer.Open(Place(chunk), bytes);
        if (!opened.IsOpened)
            return false;
        opened.Content.CopyTo(content);
        return true;
    }

    /// <summary>Whether a file holds all that the manifest says and nothing else.</summary>
    public bool IsWhole(IListDisk disk, string path)
    {
        if (!disk.Exists(path) || disk.Length(path) != Length)
            return false;
        using var file = disk.Read(path);
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var content = new byte[manifest.LongestChunk];
        for (var chunk = 0; chunk < manifest.ChunkDigests.Count; chunk++)
        {
            var part = content.AsSpan(0, manifest.ChunkLengths[chunk]);
            if (!Read(file, chunk, part))
                return false;
            whole.AppendData(part);
        }

        return whole.GetCurrentHash().AsSpan().SequenceEqual(manifest.Sha256.Span);
    }

    private byte[] Place(int chunk)
    {
        var place = new byte[sizeof(int) + manifest.Name.Length];
        BinaryPrimitives.WriteInt32BigEndian(place, chunk);
        Encoding.ASCII.GetBytes(manifest.Name, place.AsSpan(sizeof(int)));
        return place;
    }
}
