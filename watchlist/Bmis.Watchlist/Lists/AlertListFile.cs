using System.IO.Compression;
using System.Security.Cryptography;

namespace Bmis.Watchlist.Lists;

/// <summary>
/// The file in which a version of an alert list is stored and distributed to lanes: a header, SHA-256 of the packed
/// body, and the body, packed with Deflate. Numbers are little-endian, texts UTF-8; the README has the layout. The
/// same entries always give the same body.
/// </summary>
public static class AlertListFile
{
    /// <summary>Most entries in a file.</summary>
    public const int MaximumEntries = 2_000_000;

    /// <summary>Most bytes of an unpacked body.</summary>
    public const int MaximumBody = 1 << 30;

    private const int HeaderLength = 8 + 4 + 4 + 4 + 32;

    private const byte Layout = 2;

    // The version of the layout follows.
    private static ReadOnlySpan<byte> Mark => "BMISAL\0"u8;

    /// <summary>Writes entries as a file.</summary>
    /// <exception cref="ArgumentException">There are more entries, or longer texts, than a file may hold.</exception>
    public static byte[] Write(IReadOnlyCollection<AlertEntry> entries)
    {
        if (entries.Count > MaximumEntries)
            throw new ArgumentException($"A list file holds at most {MaximumEntries} entries.", nameof(entries));
        using var body = new EntryWriter();
        foreach (var entry in entries) body.Add(entry);
        var plain = body.ToArray();
        var packed = Pack(plain);
        using var file = new MemoryStream(HeaderLength + packed.Length);
        using var writer = new BinaryWriter(file);
        writer.Write(Mark);
        writer.Write(Layout);
        writer.Write(entries.Count);
        writer.Write(plain.Length);
        writer.Write(packed.Length);
        writer.Write(SHA256.HashData(packed));
        writer.Write(packed);
        return file.ToArray();
    }

    /// <summary>
    /// Reads a file; whatever the bytes are, the answer is the entries or a reason, never an exception.
    /// </summary>
    public static ListFileResult Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderLength || !file.StartsWith(Mark))
            return ListFileResult.Refused("It is not an alert list file.");
        var layout = file[Mark.Length];
        if (layout is 0 or > Layout) return ListFileResult.Refused("Its layout has another version.");
        var entries = BitConverter.ToInt32(file[8..]);
        var length = BitConverter.ToInt32(file[12..]);
        var packed = file[HeaderLength..];
        if (entries is < 0 or > MaximumEntries || length is < 0 or > MaximumBody)
            return ListFileResult.Refused("It is larger than a list may be.");
        if (BitConverter.ToInt32(file[16..]) != packed.Length) return ListFileResult.Refused("It is cut or has grown.");
        if (!SHA256.HashData(packed).AsSpan().SequenceEqual(file.Slice(20, 32)))
            return ListFileResult.Refused("It is damaged: its digest is wrong.");
        return Unpack(packed, length) is { } body
            ? EntryReader.Read(body, entries, layout)
            : ListFileResult.Refused("Its body does not unpack to the stated length.");
    }

    private static byte[] Pack(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal)) deflate.Write(plain);
        return packed.ToArray();
    }

    private static byte[]? Unpack(ReadOnlySpan<byte> packed, int length)
    {
        // A body cannot be packed tighter than Deflate can: a small file with a huge stated length is refused here.
        if (length > 1100L * packed.Length + 1024) return null;
        using var deflate = new DeflateStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        var body = new byte[length];
        try
        {
            return deflate.ReadAtLeast(body, length, throwOnEndOfStream: false) == length && deflate.ReadByte() < 0
                ? body
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
