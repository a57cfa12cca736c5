using Bmis.Biometrics;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Matching;
using Bmis.Biometrics.SeveralFingers;
using Bmis.Crossings.Fingerprints;

namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>Everybody whom the country has enrolled, in memory. One keeper uses it at a time.</summary>
internal sealed class NationalGallery(IFingerprintEngine engine)
{
    private readonly Dictionary<GalleryKey, FingerSet> _sets = [];

    /// <summary>How many prints it holds.</summary>
    public long Prints { get; private set; }

    /// <summary>The score from which two sets of fingers are of one person, among so many.</summary>
    public double Threshold => GalleryParameters.ThresholdAmong(Prints);

    /// <summary>The fingers of an enrolment that this engine can compare.</summary>
    public FingerSet Fingers(FingersEnrolled enrolled)
    {
        var set = FingerSet.Empty;
        foreach (var finger in enrolled.Engine == engine.Name ? enrolled.Fingers : [])
            if (finger.Template.Length > 0 && engine.Read(finger.Template.Span) is { } template)
                set = set.With((FingerPosition)finger.Position, template);
        return set;
    }

    /// <summary>Adds fingers, or puts them in the place of those that it has under the key.</summary>
    public void Add(GalleryKey key, FingerSet fingers)
    {
        Remove(key);
        if (fingers.Prints.Count == 0)
            return;
        _sets[key] = fingers;
        Prints += fingers.Prints.Count;
    }

    /// <summary>Removes an enrolment; one that is not there changes nothing.</summary>
    public void Remove(GalleryKey key)
    {
        if (_sets.Remove(key, out var fingers))
            Prints -= fingers.Prints.Count;
    }

    /// <summary>Whose fingers are alike, the most alike first.</summary>
    public IReadOnlyList<GalleryCandidate> Search(GalleryKey key, FingerSet fingers)
    {
        var comparison = new SetComparison(engine, Threshold);
        return
        [
            .. _sets.Where(one => one.Key != key)
                .Select(one => (one.Key, Said: comparison.Verify(fingers, one.Value)))
                .Where(one => one.Said.Band == VerificationBand.Match)
                .OrderByDescending(one => one.Said.Score)
                .ThenBy(one => one.Key.EnrolmentId)
                .Take(GalleryParameters.MostCandidates)
                .Select(one => new GalleryCandidate(one.Key, one.Said.Score, Scores(one.Said))),
        ];
    }

    private static IReadOnlyList<(int Finger, double Score)> Scores(SetVerification said) =>
        [.. said.Fingers.Select(one => ((int)one.Position, one.Outcome.Score))];
}
