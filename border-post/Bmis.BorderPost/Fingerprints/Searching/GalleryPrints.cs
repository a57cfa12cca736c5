using Bmis.Biometrics;
using Bmis.Biometrics.Identification;
using Bmis.Biometrics.Matching;
using Bmis.Biometrics.SeveralFingers;
using Bmis.Crossings.Fingerprints;

namespace Bmis.BorderPost.Fingerprints.Searching;

/// <summary>A gallery of the fingerprint engine, in memory.</summary>
internal sealed class GalleryPrints(IFingerprintEngine engine, long version, Gallery gallery) : IPrintSearch
{
    private readonly GallerySet _set = new(gallery);

    /// <summary>Whether there are prints of others than these.</summary>
    internal bool HoldsOthersThan(IEnumerable<Guid> subjects) =>
        subjects.Count(one => gallery.Find(one) >= 0) < gallery.Subjects;

    public PrintAnswer Search(FingerSet probe, double threshold, CancellationToken cancellation)
    {
        var options = new SearchOptions { Candidates = FingersSearched.MostCandidates, Threshold = threshold };
        var result = engine.Identify(
            [.. probe.Prints.Select(one => new LabelledTemplate(one.Key, one.Value))], _set, options, cancellation);
        return new(
            version,
            gallery.Prints,
            result.Band,
            [
                .. result.Candidates.Where(one => one.Band == VerificationBand.Match).Select(one => new PrintCandidate(
                    one.Subject,
                    one.Score,
                    [
                        .. one.Fingers.Where(finger => finger.Verification.Band == VerificationBand.Match)
                            .Select(finger => finger.Probe),
                    ])),
            ]);
    }
}
