using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Bmis.Biometrics.Identification;

/// <summary>
/// Enrolled prints in columns of one file, mapped to memory: about 700 bytes a print of the built-in engine. Safe for
/// use by several threads. The file must not be written over while it is open: put another beside it and rename, as
/// <see cref="GalleryWriter"/> does. A search in a gallery that was closed throws.
/// </summary>
public sealed class Gallery : IDisposable
{
    private readonly GalleryLayout _layout;
    private readonly IGalleryBytes _bytes;

    internal Gallery(GalleryLayout layout, IGalleryBytes bytes, byte[] digest) =>
        (_layout, _bytes, Digest) = (layout, bytes, digest);

    /// <summary>The gallery's own version.</summary>
    public long Version => _layout.Version;

    /// <summary>The engine of its templates.</summary>
    public string Engine => _layout.Engine;

    /// <summary>Number of subjects.</summary>
    public int Subjects => _layout.Subjects;

    /// <summary>Number of prints.</summary>
    public int Prints => _layout.Prints;

    /// <summary>Bytes of the file.</summary>
    public long Length => _layout.FileLength;

    /// <summary>SHA-256 that names this very gallery; supplements are made for one.</summary>
    public ReadOnlyMemory<byte> Digest { get; }

    /// <summary>
    /// Opens a file and reads it once from end to end. One that is cut, longer or changed in any byte is refused, and
    /// so is one whose parts contradict each other or that holds templates of another engine.
    /// </summary>
    /// <exception cref="IOException">The file is not there or the disk fails.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static (Gallery? Gallery, GalleryFault? Fault) Open(string file, IFingerprintEngine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        if (stream.Length >= GalleryLayout.HeaderLength) return GalleryCheck.Open(new MappedFile(stream), engine);
        stream.Dispose();
        return (null, GalleryFault.NoGallery);
    }

    /// <summary>
    /// The same of a file's bytes that lie in memory, because they are sealed where they are kept; they stay in use.
    /// </summary>
    public static (Gallery? Gallery, GalleryFault? Fault) Read(ReadOnlyMemory<byte> bytes, IFingerprintEngine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return GalleryCheck.Open(new MemoryBytes(bytes), engine);
    }

    /// <summary>The place of a subject; below zero when it is not there.</summary>
    public int Find(Guid subject)
    {
        int low = 0, high = Subjects;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (SubjectAt(middle).CompareTo(subject) < 0) low = middle + 1;
            else high = middle;
        }
        return low < Subjects && SubjectAt(low) == subject ? low : -1;
    }

    /// <inheritdoc/>
    public void Dispose() => _bytes.Dispose();

    internal Guid SubjectAt(int subject)
    {
        Span<byte> name = stackalloc byte[16];
        Read(GallerySection.Subjects, subject * 16L, name);
        return new(name, bigEndian: true);
    }

    /// <summary>The prints of a subject as they lie in the file.</summary>
    internal IEnumerable<PackedPrint> PrintsOf(int subject)
    {
        var (first, end) = (FirstPrint(subject), FirstPrint(subject + 1));
        for (var print = first; print < end; print++) yield return PrintAt(print);
    }

    internal PackedPrint PrintAt(int print)
    {
        Span<byte> firsts = stackalloc byte[2 * sizeof(ulong)];
        Read(GallerySection.Positions, print, firsts[..1]);
        var position = firsts[0];
        Read(GallerySection.FirstPoints, (long)print * sizeof(uint), firsts[..(2 * sizeof(uint))]);
        var point = BinaryPrimitives.ReadUInt32LittleEndian(firsts);
        var points = new uint[BinaryPrimitives.ReadUInt32LittleEndian(firsts[sizeof(uint)..]) - point];
        Read(GallerySection.FirstRests, (long)print * sizeof(ulong), firsts);
        var rest = BinaryPrimitives.ReadInt64LittleEndian(firsts);
        var rests = new byte[BinaryPrimitives.ReadInt64LittleEndian(firsts[sizeof(ulong)..]) - rest];
        var edges = new ushort[points.Length * IdentificationParameters.Edges];
        Read<uint>(GallerySection.Points, point, points);
        Read<ushort>(GallerySection.Edges, (long)point * IdentificationParameters.Edges, edges);
        Read(GallerySection.Rests, rest, rests);
        return new(position, points, edges, rests);
    }

    internal int FirstPrint(int subject)
    {
        Span<byte> first = stackalloc byte[sizeof(uint)];
        Read(GallerySection.FirstPrints, (long)subject * sizeof(uint), first);
        return BinaryPrimitives.ReadInt32LittleEndian(first);
    }

    internal void Read(GallerySection section, long at, Span<byte> bytes) =>
        _bytes.Read(_layout.StartOf(section) + at, bytes);

    /// <summary>Copies numbers of a column out; the place is counted in such numbers.</summary>
    internal void Read<T>(GallerySection section, long at, Span<T> numbers) where T : unmanaged
    {
        var bytes = System.Runtime.InteropServices.MemoryMarshal.AsBytes(numbers);
        Read(section, at * (numbers.Length == 0 ? 0 : bytes.Length / numbers.Length), bytes);
    }

    /// <summary>SHA-256 of one column as it lies there now.</summary>
    internal byte[] Sum(GallerySection section)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunk = new byte[1 << 20];
        var length = _layout.StartOf(section + 1) - _layout.StartOf(section);
        for (long at = 0; at < length; at += chunk.Length)
        {
            var part = chunk.AsSpan(0, (int)Math.Min(length - at, chunk.Length));
            Read(section, at, part);
            sum.AppendData(part);
        }
        return sum.GetHashAndReset();
    }
}
