using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Bmis.Watchlist.Documents;

/// <summary>
/// What changed since an index was built: documents that came and documents that left, in a small sorted file that is
/// read into memory and sent daily. It belongs to the index whose digest it names; who made it is told by the signature
/// of the list that carries it. A document that is not on the list but has the key of one that left stays what it is;
/// a listed one with the key of one that left is lost with it, about once in 10^14. Immutable, safe from any thread.
/// </summary>
/// <remarks>
/// The file: <c>BMISLO</c>, a zero byte, the version of the layout (1); the check of the secret (8 bytes); the index's
/// digest (32); the number of changes (4); SHA-256 of the body (32); the body, for each change the key with the highest
/// bit set for a removal (8) and the row (14). Numbers are little-endian.
/// </remarks>
public sealed class LostDocumentOverlay
{
    /// <summary>Most changes in a file: three months of a list that grows by 36,000 a day.</summary>
    public const int MostChanges = 4_000_000;

    private const int Width = sizeof(ulong) + LostDocumentRow.Length;
    private const int IndexAt = 16;
    private const int CountAt = IndexAt + SHA256.HashSizeInBytes;
    private const int DigestAt = CountAt + sizeof(uint);
    private const int HeaderLength = DigestAt + SHA256.HashSizeInBytes;
    private const ulong Removal = 1UL << 63;

    private readonly ulong[] _keys;
    private readonly byte[] _file;

    private LostDocumentOverlay(byte[] file, ulong[] keys) => (_file, _keys) = (file, keys);

    /// <summary>Number of documents that came or left.</summary>
    public int Count => _keys.Length;

    /// <summary>How many of them left.</summary>
    public int Removals
    {
        get
        {
            var removals = 0;
            for (var place = 0; place < _keys.Length; place++)
                if (IsRemoval(ChangeAt(place)))
                    removals++;
            return removals;
        }
    }

    private static ReadOnlySpan<byte> Mark => "BMISLO\0\u0001"u8;

    /// <summary>Writes changes as a file; of several changes of one document the last counts.</summary>
    /// <exception cref="ArgumentException">There are too many, or the hasher has another secret.</exception>
    public static byte[] Write(
        LostDocumentIndex index, LostDocumentHasher hasher, IEnumerable<LostDocumentChange> changes)
    {
        if (!index.IsMadeWith(hasher)) throw new ArgumentException("The index has another secret.", nameof(hasher));
        var last = new SortedDictionary<ulong, LostDocumentChange>();
        foreach (var change in changes) last[hasher.KeyOf(change.State, change.Number)] = change;
        if (last.Count > MostChanges)
            throw new ArgumentException($"An overlay holds at most {MostChanges} changes.", nameof(changes));
        var file = new byte[HeaderLength + (last.Count * Width)];
        Mark.CopyTo(file);
        BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(Mark.Length), hasher.SecretCheck);
        index.Digest.Span.CopyTo(file.AsSpan(IndexAt));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(CountAt), last.Count);
        var at = HeaderLength;
        foreach (var (key, change) in last)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(at), change.IsRemoval ? key | Removal : key);
            if (!change.IsRemoval) change.Row.Pack().Write(file.AsSpan(at + sizeof(ulong)));
            at += Width;
        }

        SHA256.HashData(file.AsSpan(HeaderLength), file.AsSpan(DigestAt));
        return file;
    }

    /// <summary>
    /// Reads a file made for an index; whatever the bytes are, the answer is an overlay or a reason.
    /// </summary>
    public static (LostDocumentOverlay? Overlay, string? Problem) Read(LostDocumentIndex index, byte[] file)
    {
        var bytes = file.AsSpan();
        if (bytes.Length < HeaderLength || !bytes.StartsWith(Mark)) return (null, "It is not an overlay.");
        if (!bytes.Slice(IndexAt, SHA256.HashSizeInBytes).SequenceEqual(index.Digest.Span)
            || BinaryPrimitives.ReadUInt64LittleEndian(bytes[Mark.Length..]) != index.SecretCheck)
            return (null, "It belongs to another index.");
        var count = BinaryPrimitives.ReadInt32LittleEndian(bytes[CountAt..]);
        if (count is < 0 or > MostChanges) return (null, "It is larger than an overlay may be.");
        if (bytes.Length != HeaderLength + ((long)count * Width)) return (null, "It is cut or has grown.");
        if (!SHA256.HashData(bytes[HeaderLength..]).AsSpan().SequenceEqual(bytes[DigestAt..HeaderLength]))
            return (null, "It is damaged: its digest is wrong.");
        var keys = new ulong[count];
        for (var i = 0; i < count; i++)
        {
            keys[i] = BinaryPrimitives.ReadUInt64LittleEndian(bytes[(HeaderLength + (i * Width))..]) & ~Removal;
            if (i > 0 && keys[i] <= keys[i - 1]) return (null, "Its keys are not sorted.");
        }

        return (new(file, keys), null);
    }

    /// <summary>The length that the beginning of a file says it has; 0 when it is not the beginning of one.</summary>
    internal static long LengthOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderLength || !bytes.StartsWith(Mark)) return 0;
        var count = BinaryPrimitives.ReadInt32LittleEndian(bytes[CountAt..]);
        return count is < 0 or > MostChanges ? 0 : HeaderLength + ((long)count * Width);
    }

    /// <summary>Whether the overlay speaks of a key, and then the row, null for a document that left.</summary>
    internal (bool IsKnown, LostDocumentRow? Row) Find(ulong key)
    {
        var place = Array.BinarySearch(_keys, key);
        if (place < 0) return (false, null);
        var change = ChangeAt(place);
        return (true, IsRemoval(change) ? null : LostDocumentRow.Unpack(change[sizeof(ulong)..]));
    }

    private ReadOnlySpan<byte> ChangeAt(int place) => _file.AsSpan(HeaderLength + (place * Width), Width);

    private static bool IsRemoval(ReadOnlySpan<byte> change) => (change[sizeof(ulong) - 1] & 0x80) != 0;
}
