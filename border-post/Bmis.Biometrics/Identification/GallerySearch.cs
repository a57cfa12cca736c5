using Bmis.Biometrics.Matching;
using Bmis.Biometrics.SeveralFingers;

namespace Bmis.Biometrics.Identification;

/// <summary>A search: coarse stage, gate, full comparison, ranking. Without a coarse stage all are compared.</summary>
internal sealed class GallerySearch(
    IFingerprintEngine engine, GallerySet set, SearchOptions options, CancellationToken cancellation)
{
    /// <summary>Part of the progress that the coarse stage is.</summary>
    private const double CoarsePart = 0.5;

    private readonly Gallery[] _galleries =
        set.Supplement is null ? [set.Gallery] : [set.Gallery, set.Supplement.Gallery];

    private long _done;
    private bool _isAnyComparable;

    /// <summary>The fused score that a match asks for, by the engine's for two prints and the subjects.</summary>
    internal static double Threshold(IFingerprintEngine engine, int subjects) => Math.Round(
        engine.Threshold + engine.ThresholdPerDecade
            * Math.Log10(Math.Max(1, (double)subjects / IdentificationParameters.ThresholdServes)),
        3);

    /// <summary>Searches.</summary>
    /// <param name="probe">All fingers.</param>
    /// <param name="hasCoarseStage">Whether the engine's templates are those of the coarse stage.</param>
    internal SearchResult Run(IReadOnlyList<LabelledTemplate> probe, bool hasCoarseStage)
    {
        Check(probe);
        var lowest = options.Threshold ?? Threshold(engine, set.Subjects);
        if (set.Subjects == 0)
            return new(VerificationBand.NoMatch, [], lowest, 0, 0, set.Gallery.Version);
        var comparable = probe.Where(one => one.Template.Minutiae.Count >= MatchingParameters.FewestMinutiae).ToList();
        if (comparable.Count == 0)
            return new(VerificationBand.NotComparable, [], lowest, set.Subjects, 0, set.Gallery.Version);
        var places = hasCoarseStage ? Through(comparable) : All();
        var full = new FullComparison(engine, probe, options.IsAcrossPositions);
        var candidates = Best(full, places, lowest);
        var band = candidates.Exists(one => one.Band == VerificationBand.Match) ? VerificationBand.Match
            : _isAnyComparable ? VerificationBand.NoMatch : VerificationBand.NotComparable;
        options.Progress?.Report(1);
        return new(band, candidates, lowest, set.Subjects, places.Count, set.Gallery.Version);
    }

    private readonly record struct Place(int Gallery, int Subject);

    private void Check(IReadOnlyList<LabelledTemplate> probe)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probe.Count, LabelledTemplate.Most, nameof(probe));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Processors, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Candidates, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Candidates, SearchOptions.MostCandidates);
        if (set.Gallery.Engine != engine.Name)
            throw new ArgumentException("The gallery is of another engine.", nameof(probe));
    }

    private List<Place> All()
    {
        var places = new List<Place>(set.Subjects);
        for (var gallery = 0; gallery < _galleries.Length; gallery++)
            for (var subject = 0; subject < _galleries[gallery].Subjects; subject++)
                if (gallery > 0 || !set.Replaced.Contains(subject)) places.Add(new(gallery, subject));
        return places;
    }

    private List<Place> Through(List<LabelledTemplate> probe)
    {
        var coarse = new CoarseSearch(probe, options);
        var all = Math.Max(1, _galleries.Sum(gallery => (long)gallery.Subjects));
        void Report(int subjects) => Progress(CoarsePart * Interlocked.Add(ref _done, subjects) / all);
        var scores = Array.ConvertAll(_galleries, gallery => coarse.Scores(gallery, Report, cancellation));
        foreach (var subject in set.Replaced) scores[0][subject] = default;
        _isAnyComparable = scores.Any(column => column.Any(score => score.Fingers > 0));
        int[] lowest =
            [int.MaxValue, .. Enumerable.Range(1, probe.Count).Select(fingers => Gate.Lowest(scores, fingers))];
        var places = new List<Place>();
        for (var gallery = 0; gallery < scores.Length; gallery++)
            for (var subject = 0; subject < scores[gallery].Length; subject++)
                if (scores[gallery][subject].Sum >= lowest[scores[gallery][subject].Fingers])
                    places.Add(new(gallery, subject));
        return places;
    }

    private List<Candidate> Best(FullComparison full, List<Place> places, double lowest)
    {
        var fused = new FusedComparison[places.Count];
        var done = 0;
        var work = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Processors, CancellationToken = cancellation,
        };
        Parallel.For(0, places.Count, work, i =>
        {
            fused[i] = Fuse(full.Of(_galleries[places[i].Gallery], places[i].Subject), lowest);
            if (Interlocked.Increment(ref done) is var now && now % 256 == 0)
                Progress(CoarsePart + (1 - CoarsePart) * now / places.Count);
        });
        _isAnyComparable |= fused.Any(one => one.Band != VerificationBand.NotComparable);
        return [.. Enumerable.Range(0, places.Count).Where(i => fused[i].Score > 0)
            .OrderByDescending(i => fused[i].Score).ThenBy(i => NameOf(places[i]))
            .Take(options.Candidates).Select(i => Candidate(full, places[i], fused[i]))];
    }

    private FusedComparison Fuse(IEnumerable<ComparedFinger> fingers, double lowest) =>
        FusedComparison.Of(
            fingers.Select(finger => finger.Verification), lowest, options.Scale ?? engine.Scale);

    private Candidate Candidate(FullComparison full, Place place, FusedComparison fused) =>
        new(NameOf(place), fused.Score, fused.Band, full.Of(_galleries[place.Gallery], place.Subject));

    private Guid NameOf(Place place) => _galleries[place.Gallery].SubjectAt(place.Subject);

    private void Progress(double share) => options.Progress?.Report(share);
}
