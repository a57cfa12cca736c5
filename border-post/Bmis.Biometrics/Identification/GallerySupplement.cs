using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Bmis.Biometrics.Identification;

/// <summary>
/// What changed since a gallery was written: subjects that came or came anew, and subjects that left. It is searched
/// together with its gallery. Immutable: a change gives a new one; safe for use by several threads. A change costs as
/// much as the supplement is large, so that it is merged into a new gallery when it has grown.
/// </summary>
/// <remarks>
/// As bytes: <c>BMISFS</c>, a zero byte, the version of the layout (1); the gallery's digest (32); SHA-256 of what
/// follows (32); the number of removed subjects (4) and their names (16 each, ascending); a gallery of what was added.
/// Numbers are little-endian.
/// </remarks>
public sealed class GallerySupplement
{
    /// <summary>Most subjects that came, and most that left.</summary>
    public const int MostSubjects = 100_000;

    /// <summary>Most bytes.</summary>
    public const int Longest = 1 << 30;

    private const int DigestAt = 8;
    private const int SumAt = DigestAt + SHA256.HashSizeInBytes;
    private const int CountAt = SumAt + SHA256.HashSizeInBytes;
    private const int NamesAt = CountAt + sizeof(int);

    private readonly byte[] _gallery;
    private readonly Guid[] _removed;

    private GallerySupplement(byte[] digest, byte[] bytes, Gallery gallery, Guid[] removed)
    {
        (GalleryDigest, _gallery, Gallery, _removed) = (digest, bytes, gallery, removed);
    }

    /// <summary>The digest of the gallery that it belongs to.</summary>
    public ReadOnlyMemory<byte> GalleryDigest { get; }

    /// <summary>Subjects that came, or came anew.</summary>
    public int Added => Gallery.Subjects;

    /// <summary>Subjects that left.</summary>
    public int Removed => _removed.Length;

    internal Gallery Gallery { get; }

    private static ReadOnlySpan<byte> Mark => "BMISFS\0\u0001"u8;

    /// <summary>A supplement without a change.</summary>
    public static GallerySupplement Empty(Gallery gallery, IFingerprintEngine engine)
    {
        ArgumentNullException.ThrowIfNull(gallery);
        return Made(
            gallery.Digest.ToArray(), engine, new Dictionary<Guid, IReadOnlyCollection<PackedPrint>>(), []);
    }

    /// <summary>
    /// With changes: an enrolment takes the place of all that was known of its subject; a removed subject leaves. A
    /// subject of both comes.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// There would be more subjects than a supplement takes, or a template is of another engine.
    /// </exception>
    public GallerySupplement With(
        IFingerprintEngine engine, IReadOnlyCollection<Enrolment> added, IReadOnlyCollection<Guid> removed)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(added);
        var packing = PrintPacking.Of(engine);
        var prints = new SortedDictionary<Guid, IReadOnlyCollection<PackedPrint>>();
        for (var i = 0; i < Gallery.Subjects; i++) prints[Gallery.SubjectAt(i)] = [.. Gallery.PrintsOf(i)];
        var gone = new SortedSet<Guid>(_removed);
        foreach (var subject in removed) (_, _) = (prints.Remove(subject), gone.Add(subject));
        foreach (var one in added)
        {
            prints[one.Subject] = [.. one.Fingers.Select(packing.Pack).OfType<PackedPrint>()];
            if (prints[one.Subject].Count > 0) gone.Remove(one.Subject);
            else (_, _) = (prints.Remove(one.Subject), gone.Add(one.Subject));
        }
        if (prints.Count > MostSubjects || gone.Count > MostSubjects)
            throw new ArgumentException("There are more subjects than a supplement takes.", nameof(added));
        return Made(GalleryDigest.ToArray(), engine, prints, [.. gone]);
    }

    /// <summary>The supplement as bytes, for keeping.</summary>
    public byte[] Write()
    {
        var bytes = new byte[NamesAt + 16 * _removed.Length + _gallery.Length];
        Mark.CopyTo(bytes);
        GalleryDigest.Span.CopyTo(bytes.AsSpan(DigestAt));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(CountAt), _removed.Length);
        for (var i = 0; i < _removed.Length; i++)
            _removed[i].TryWriteBytes(bytes.AsSpan(NamesAt + 16 * i), bigEndian: true, out _);
        _gallery.CopyTo(bytes, NamesAt + 16 * _removed.Length);
        SHA256.HashData(bytes.AsSpan(CountAt), bytes.AsSpan(SumAt));
        return bytes;
    }

    /// <summary>Reads what was written for a gallery; whatever the bytes are, the answer is one of the two.</summary>
    public static (GallerySupplement? Supplement, GalleryFault? Fault) Read(
        Gallery gallery, IFingerprintEngine engine, ReadOnlySpan<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(gallery);
        if (bytes.Length is < NamesAt or > Longest || !bytes.StartsWith(Mark)) return (null, GalleryFault.NoGallery);
        if (!SHA256.HashData(bytes[CountAt..]).AsSpan().SequenceEqual(bytes[SumAt..CountAt]))
            return (null, GalleryFault.Damaged);
        if (!bytes[DigestAt..SumAt].SequenceEqual(gallery.Digest.Span)) return (null, GalleryFault.OtherGallery);
        var count = BinaryPrimitives.ReadInt32LittleEndian(bytes[CountAt..]);
        if (count is < 0 or > MostSubjects || bytes.Length < NamesAt + 16 * count)
            return (null, GalleryFault.Contradictory);
        var removed = new Guid[count];
        for (var i = 0; i < count; i++)
        {
            removed[i] = new(bytes.Slice(NamesAt + 16 * i, 16), bigEndian: true);
            if (i > 0 && removed[i].CompareTo(removed[i - 1]) <= 0) return (null, GalleryFault.Contradictory);
        }
        var content = bytes[(NamesAt + 16 * count)..].ToArray();
        var (added, fault) = GalleryCheck.Open(new MemoryBytes(content), engine);
        if (added is null) return (null, fault);
        return added.Subjects > MostSubjects ? (null, GalleryFault.Contradictory)
            : (new(gallery.Digest.ToArray(), content, added, removed), null);
    }

    /// <summary>The places in its gallery of which the supplement speaks: they are searched no more.</summary>
    internal HashSet<int> Replaced(Gallery gallery)
    {
        var subjects = Enumerable.Range(0, Gallery.Subjects).Select(Gallery.SubjectAt).Concat(_removed);
        return [.. subjects.Select(gallery.Find).Where(place => place >= 0)];
    }

    private static GallerySupplement Made(
        byte[] digest, IFingerprintEngine engine, IDictionary<Guid, IReadOnlyCollection<PackedPrint>> prints,
        Guid[] removed)
    {
        using var sections = new GallerySections(engine.Name, 0, () => new MemoryStream());
        foreach (var (subject, ofSubject) in prints.OrderBy(one => one.Key)) sections.Add(subject, ofSubject);
        using var joined = new MemoryStream();
        sections.Join(joined, CancellationToken.None);
        var bytes = joined.ToArray();
        var (gallery, fault) = GalleryCheck.Open(new MemoryBytes(bytes), engine);
        return new(digest, bytes, gallery ?? throw new InvalidOperationException($"A supplement is {fault}."), removed);
    }
}
