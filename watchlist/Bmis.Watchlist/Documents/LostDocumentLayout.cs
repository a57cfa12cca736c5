using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Bmis.Watchlist.Documents;

/// <summary>
/// How an index file is laid out: a header of 192 bytes and four sections, each a multiple of eight bytes. Keys are
/// sorted; their low bits stand side by side, their high parts in unary (a one for each key, a zero after each high
/// part), and a count of the keys before every 256th high part leads into them. The header has the mark, the version of
/// the layout, the check of the secret, the number of keys, the number of low bits, whether there are rows, SHA-256 of
/// each section, and SHA-256 of all that.
/// </summary>
internal sealed record LostDocumentLayout(ulong SecretCheck, long Count, bool HasRows, int LowBits)
{
    internal const int HeaderLength = DigestAt + SHA256.HashSizeInBytes;

    /// <summary>Where the low bits begin.</summary>
    internal const long Lows = HeaderLength;

    /// <summary>Most documents in an index; counts before a block take 32 bits.</summary>
    internal const long MostDocuments = 4_000_000_000;

    /// <summary>High parts of a block.</summary>
    internal const int BlockSize = 256;

    /// <summary>Most keys of a block: keyed hashes give 256 at most in the mean, with a deviation of 16.</summary>
    internal const int MostInBlock = 768;

    internal const int Sections = 4;

    private const byte Version = 1;
    private const int MostLowBits = 40;
    private const int SectionDigestsAt = 32;
    private const int DigestAt = SectionDigestsAt + (Sections * SHA256.HashSizeInBytes);

    private static ReadOnlySpan<byte> Mark => "BMISLD\0"u8;

    /// <summary>Number of high parts; at most twice the number of keys, and at least 256.</summary>
    internal long HighParts => 1L << (LostDocumentHasher.KeyBits - LowBits);

    internal long Blocks => HighParts / BlockSize;

    internal long Highs => Lows + LengthOf(0);

    internal long Counts => Highs + LengthOf(1);

    internal long Rows => Counts + LengthOf(2);

    internal long FileLength => Rows + LengthOf(3);

    internal static LostDocumentLayout For(ulong secretCheck, long count, bool hasRows) => new(
        secretCheck, count, hasRows,
        Math.Min(MostLowBits, LostDocumentHasher.KeyBits - 1 - BitOperations.Log2((ulong)Math.Max(1, count))));

    /// <summary>Bytes of a section. Behind low and high bits are eight more: they are read eight at a time.</summary>
    internal long LengthOf(int section) => section switch
    {
        0 => Whole(((Count * LowBits) + 7) / 8) + 8,
        1 => Whole((Count + HighParts + 7) / 8) + 8,
        2 => Whole((Blocks + 1) * sizeof(uint)),
        _ => HasRows ? Whole(Count * LostDocumentRow.Length) : 0,
    };

    internal byte[] Write(IReadOnlyList<byte[]> sectionDigests)
    {
        var header = new byte[HeaderLength];
        Mark.CopyTo(header);
        header[Mark.Length] = Version;
        BinaryPrimitives.WriteUInt64LittleEndian(header.AsSpan(8), SecretCheck);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(16), Count);
        header[24] = (byte)LowBits;
        header[25] = HasRows ? (byte)1 : (byte)0;
        for (var i = 0; i < Sections; i++)
            sectionDigests[i].CopyTo(header, SectionDigestsAt + (i * SHA256.HashSizeInBytes));
        SHA256.HashData(header.AsSpan(0, DigestAt), header.AsSpan(DigestAt));
        return header;
    }

    /// <summary>Reads a header, or says why it is none.</summary>
    internal static (LostDocumentLayout? Layout, string? Problem) Read(ReadOnlySpan<byte> header)
    {
        if (!header.StartsWith(Mark)) return (null, "It is not an index of lost documents.");
        if (header[Mark.Length] != Version) return (null, "Its layout has another version.");
        if (!SHA256.HashData(header[..DigestAt]).AsSpan().SequenceEqual(header[DigestAt..HeaderLength]))
            return (null, "It is damaged: the digest of its header is wrong.");
        var count = BinaryPrimitives.ReadInt64LittleEndian(header[16..]);
        if (count is < 0 or > MostDocuments) return (null, "It is larger than an index may be.");
        var layout = For(BinaryPrimitives.ReadUInt64LittleEndian(header[8..]), count, header[25] != 0);
        return layout.LowBits == header[24] ? (layout, null) : (null, "Its header contradicts itself.");
    }

    internal static ReadOnlySpan<byte> DigestOf(ReadOnlySpan<byte> header, int section) =>
        header.Slice(SectionDigestsAt + (section * SHA256.HashSizeInBytes), SHA256.HashSizeInBytes);

    internal static byte[] DigestOf(ReadOnlySpan<byte> header) => header[DigestAt..HeaderLength].ToArray();

    private static long Whole(long bytes) => (bytes + 7) / 8 * 8;
}
