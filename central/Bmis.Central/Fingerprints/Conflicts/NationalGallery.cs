using Bmis.Biometrics;
using Bmis.Biometrics.Identification;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Matching;
using Bmis.Crossings.Fingerprints;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>
/// Everybody whom the country has enrolled, as a gallery with what came and left since. Its file has no name any more
/// once it is open, because templates lie in it in clear; it is made anew at every start. One keeper uses it at a time.
/// </summary>
internal sealed class NationalGallery(
    IFingerprintEngine engine, IOptions<FingerprintsOptions> options, TimeProvider clock) : IDisposable
{
    private GallerySet? _set;
    private long _version;
    private DateTimeOffset _written;

    /// <summary>How many enrolments it holds.</summary>
    public int Subjects => _set?.Subjects ?? 0;

    /// <summary>How many have left whose templates may still lie in its file.</summary>
    public int Leaving => _set?.Supplement?.Removed ?? 0;

    /// <summary>Whether it was read from the warehouse.</summary>
    public bool IsOpen => _set is not null;

    /// <summary>What of an enrolment this engine can compare; null for nothing.</summary>
    public Enrolment? Of(Guid id, FingersEnrolled? enrolled)
    {
        var fingers = new List<LabelledTemplate>();
        foreach (var finger in enrolled?.Engine == engine.Name ? enrolled.Fingers : [])
            if (finger.Template.Length > 0 && engine.Read(finger.Template.Span) is { } template)
                fingers.Add(new((FingerPosition)finger.Position, template));
        return fingers.Count == 0 ? null : new(id, fingers);
    }

    /// <summary>Makes it anew of enrolments in the ascending order of their ids.</summary>
    public async Task OpenAsync(IAsyncEnumerable<Enrolment> enrolments, CancellationToken cancellation)
    {
        using var folder = new GalleryFolder(options.Value.GalleryFolder);
        using (var writer = new GalleryWriter(folder.File, engine, ++_version))
        {
            await foreach (var one in enrolments.WithCancellation(cancellation))
                writer.Add(one);
            writer.Finish(cancellation);
        }

        Use(folder.File);
    }

    /// <summary>Adds enrolments, each in the place of what was known under its id, and removes others.</summary>
    public void Change(IReadOnlyCollection<Enrolment> added, IReadOnlyCollection<Guid> removed)
    {
        if (_set is not { } set)
            return;
        if (added.Count + removed.Count > 0)
        {
            var supplement = set.Supplement ?? GallerySupplement.Empty(set.Gallery, engine);
            _set = set = new(set.Gallery, supplement.With(engine, added, removed));
        }

        if (!IsMergeDue(set))
            return;
        using var folder = new GalleryFolder(options.Value.GalleryFolder);
        set.Merge(folder.File, engine, ++_version);
        Use(folder.File);
    }

    /// <summary>
    /// Whether any finger could be compared, whose fingers are alike, and from which score on they are. Left and right
    /// may have been swapped when somebody was enrolled: every finger is compared with every other.
    /// </summary>
    public (bool IsSearched, IReadOnlyList<Candidate> Alike, double Threshold) Search(
        Enrolment searched, CancellationToken cancellation)
    {
        var found = engine.Identify(
            searched.Fingers,
            _set ?? throw new InvalidOperationException("The gallery is not open."),
            new SearchOptions { Candidates = GalleryParameters.MostCandidates, IsAcrossPositions = true },
            cancellation);
        return (
            found.Band != VerificationBand.NotComparable,
            [
                .. found.Candidates.Where(one =>
                    one.Band == VerificationBand.Match && one.Subject != searched.Subject),
            ],
            found.Threshold);
    }

    public void Dispose() => _set?.Gallery.Dispose();

    // Until a merge the templates of whoever left are still in the file.
    private bool IsMergeDue(GallerySet set) => set.Supplement is { } supplement
        && (supplement.Added + supplement.Removed >= GalleryParameters.LargestSupplement
            || (supplement.Removed > 0 && clock.GetUtcNow() - _written >= GalleryParameters.RemovedStay));

    private void Use(string file)
    {
        var (gallery, fault) = Gallery.Open(file, engine);
        if (gallery is null)
            throw new InvalidDataException($"The gallery that was just written cannot be opened: {fault}.");
        var before = _set;
        _set = new(gallery);
        before?.Gallery.Dispose();
        _written = clock.GetUtcNow();
    }
}
