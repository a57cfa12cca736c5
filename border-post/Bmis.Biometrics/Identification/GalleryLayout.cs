using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Bmis.Biometrics.Identification;

/// <summary>
/// How a gallery file is laid out: a header of 360 bytes and eight sections, each filled up to a multiple of eight
/// bytes. The sections are columns: the subjects' names (16 bytes each, ascending); each subject's first print; each
/// print's finger; its first minutia; its first byte of the rest; all minutiae; all edges; all rests. Columns of
/// firsts have one more that is the end. The header has the mark, the version of the layout, the gallery's own version,
/// the engine's name, the numbers of subjects, prints, minutiae and bytes, SHA-256 of each section, and SHA-256 of all
/// that. Numbers are little-endian.
/// </summary>
internal sealed record GalleryLayout(string Engine, long Version, int Subjects, int Prints, long Points, long Rests)
{
    internal const int Sections = 8;
    internal const int HeaderLength = DigestAt + SHA256.HashSizeInBytes;

    /// <summary>Most subjects and most prints of a gallery.</summary>
    internal const int MostPrints = 100_000_000;

    /// <summary>Most bytes of an engine's name.</summary>
    internal const int LongestName = 23;

    private const byte LayoutVersion = 1;
    private const int NameAt = 16;
    private const int SubjectsAt = NameAt + 1 + LongestName;
    private const int SectionDigestsAt = 72;
    private const int DigestAt = SectionDigestsAt + Sections * SHA256.HashSizeInBytes;

    private readonly long[] _starts = Starts(Subjects, Prints, Points, Rests);

    private static ReadOnlySpan<byte> Mark => "BMISFG\0"u8;

    internal long FileLength => _starts[Sections];

    internal long StartOf(GallerySection section) => _starts[(int)section];

    internal byte[] Write(IReadOnlyList<byte[]> sectionDigests)
    {
        var header = new byte[HeaderLength];
        Mark.CopyTo(header);
        header[Mark.Length] = LayoutVersion;
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(8), Version);
        header[NameAt] = (byte)Encoding.ASCII.GetBytes(Engine, header.AsSpan(NameAt + 1, LongestName));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(SubjectsAt), Subjects);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(SubjectsAt + 4), Prints);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(SubjectsAt + 8), Points);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(SubjectsAt + 16), Rests);
        for (var i = 0; i < Sections; i++)
            sectionDigests[i].CopyTo(header, SectionDigestsAt + i * SHA256.HashSizeInBytes);
        SHA256.HashData(header.AsSpan(0, DigestAt), header.AsSpan(DigestAt));
        return header;
    }

    /// <summary>Reads a header, or says why it is none.</summary>
    internal static (GalleryLayout? Layout, GalleryFault? Fault) Read(ReadOnlySpan<byte> header)
    {
        if (header.Length < HeaderLength || !header.StartsWith(Mark)) return (null, GalleryFault.NoGallery);
        if (header[Mark.Length] != LayoutVersion) return (null, GalleryFault.OtherVersion);
        if (!SHA256.HashData(header[..DigestAt]).AsSpan().SequenceEqual(header[DigestAt..HeaderLength]))
            return (null, GalleryFault.Damaged);
        var subjects = BinaryPrimitives.ReadInt32LittleEndian(header[SubjectsAt..]);
        var prints = BinaryPrimitives.ReadInt32LittleEndian(header[(SubjectsAt + 4)..]);
        var points = BinaryPrimitives.ReadInt64LittleEndian(header[(SubjectsAt + 8)..]);
        var rests = BinaryPrimitives.ReadInt64LittleEndian(header[(SubjectsAt + 16)..]);
        if (header[NameAt] > LongestName || prints is < 0 or > MostPrints || subjects < 0 || subjects > prints
            || points < 0 || points > (long)prints * PrintPoints.Most || points > uint.MaxValue
            || rests < 0 || rests > (long)prints * PrintPacking.MostRest)
            return (null, GalleryFault.Contradictory);
        var engine = Encoding.ASCII.GetString(header.Slice(NameAt + 1, header[NameAt]));
        var version = BinaryPrimitives.ReadInt64LittleEndian(header[8..]);
        return (new(engine, version, subjects, prints, points, rests), null);
    }

    internal static ReadOnlySpan<byte> DigestOf(ReadOnlySpan<byte> header, int section) =>
        header.Slice(SectionDigestsAt + section * SHA256.HashSizeInBytes, SHA256.HashSizeInBytes);

    internal static byte[] DigestOf(ReadOnlySpan<byte> header) => header[DigestAt..HeaderLength].ToArray();

    private static long[] Starts(long subjects, long prints, long points, long rests)
    {
        long[] lengths =
        [
            subjects * 16, (subjects + 1) * sizeof(uint), prints, (prints + 1) * sizeof(uint),
            (prints + 1) * sizeof(ulong), points * sizeof(uint),
            points * IdentificationParameters.Edges * sizeof(ushort), rests,
        ];
        var starts = new long[Sections + 1];
        starts[0] = HeaderLength;
        for (var i = 0; i < Sections; i++) starts[i + 1] = starts[i] + (lengths[i] + 7) / 8 * 8;
        return starts;
    }
}
