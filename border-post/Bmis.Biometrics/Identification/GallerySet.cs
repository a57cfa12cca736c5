namespace Bmis.Biometrics.Identification;

/// <summary>
/// A gallery with its supplement, which is what is searched. Immutable; safe for use by several threads; the gallery
/// stays its owner's.
/// </summary>
public sealed class GallerySet
{
    private readonly HashSet<int> _replaced;

    /// <summary>Joins a gallery with what changed since.</summary>
    /// <exception cref="ArgumentException">The supplement belongs to another gallery.</exception>
    public GallerySet(Gallery gallery, GallerySupplement? supplement = null)
    {
        ArgumentNullException.ThrowIfNull(gallery);
        if (supplement is not null && !supplement.GalleryDigest.Span.SequenceEqual(gallery.Digest.Span))
            throw new ArgumentException("The supplement belongs to another gallery.", nameof(supplement));
        (Gallery, Supplement, _replaced) = (gallery, supplement, supplement?.Replaced(gallery) ?? []);
    }

    /// <summary>The gallery.</summary>
    public Gallery Gallery { get; }

    /// <summary>What changed since it was written.</summary>
    public GallerySupplement? Supplement { get; }

    /// <summary>Subjects that are searched.</summary>
    public int Subjects => Gallery.Subjects - _replaced.Count + (Supplement?.Added ?? 0);

    /// <summary>
    /// Writes gallery and supplement as one new gallery, which then takes their place: open it and swap it in.
    /// </summary>
    /// <param name="file">Where it will lie; not where the open gallery lies unless that may be replaced.</param>
    /// <param name="engine">The engine of the gallery.</param>
    /// <param name="version">Its own version.</param>
    /// <param name="cancellation">Stops the writing; nothing is then replaced.</param>
    public void Merge(string file, IFingerprintEngine engine, long version, CancellationToken cancellation = default)
    {
        using var writer = new GalleryWriter(file, engine, version);
        int own = 0, added = 0, most = Supplement?.Added ?? 0;
        while (own < Gallery.Subjects || added < most)
        {
            if ((own & 255) == 0) cancellation.ThrowIfCancellationRequested();
            if (own < Gallery.Subjects && _replaced.Contains(own)) own++;
            else if (added == most || (own < Gallery.Subjects
                && Gallery.SubjectAt(own).CompareTo(Supplement!.Gallery.SubjectAt(added)) < 0))
                Copy(Gallery, own++, writer);
            else Copy(Supplement!.Gallery, added++, writer);
        }
        writer.Finish(cancellation);
    }

    internal bool IsReplaced(int subject) => _replaced.Contains(subject);

    private static void Copy(Gallery from, int subject, GalleryWriter writer) =>
        writer.Add(from.SubjectAt(subject), [.. from.PrintsOf(subject)]);
}
