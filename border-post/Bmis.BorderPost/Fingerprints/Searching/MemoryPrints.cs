using Bmis.Biometrics;
using Bmis.Biometrics.Matching;
using Bmis.Biometrics.SeveralFingers;

namespace Bmis.BorderPost.Fingerprints.Searching;

/// <summary>Some thousands of people's prints in memory, each compared in full. Immutable.</summary>
internal sealed class MemoryPrints(
    IFingerprintEngine engine, long version, IReadOnlyList<(Guid Subject, FingerSet Prints)> people) : IPrintSearch
{
    public PrintAnswer Search(FingerSet probe, double threshold, CancellationToken cancellation)
    {
        var comparison = new SetComparison(engine, threshold);
        var (found, isCompared) = (new List<PrintCandidate>(), people.Count == 0);
        foreach (var (subject, prints) in people)
        {
            cancellation.ThrowIfCancellationRequested();
            var outcome = comparison.Verify(probe, prints);
            isCompared |= outcome.Band != VerificationBand.NotComparable;
            if (outcome.Band != VerificationBand.Match) continue;
            found.Add(new(
                subject,
                outcome.Score,
                [
                    .. outcome.Fingers.Where(one => one.Outcome.Score >= threshold)
                        .Select(one => one.Position),
                ]));
        }

        return new(
            version,
            people.Sum(one => (long)one.Prints.Prints.Count),
            found.Count > 0 ? VerificationBand.Match
                : isCompared ? VerificationBand.NoMatch : VerificationBand.NotComparable,
            [.. found.OrderByDescending(one => one.Score).ThenBy(one => one.Subject)]);
    }
}
