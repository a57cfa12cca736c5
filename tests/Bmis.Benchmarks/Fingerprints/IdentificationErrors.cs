using Bmis.Biometrics;
using Bmis.Biometrics.Identification;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Matching;
using Bmis.Biometrics.SeveralFingers;
using Bmis.Biometrics.Synthesis;

namespace Bmis.Benchmarks.Fingerprints;

/// <summary>
/// How often a subject who is enrolled is not found (FNIR) when one of a thousand searches for somebody who is not
/// names somebody (FPIR), with two and four fingers of generated subjects. The score that FPIR asks for comes from the
/// best candidates of searches for strangers by Gumbel's law of the greatest of many, fitted by its moments: a thousand
/// searches in a million enrolments would take hours. A subject is missed when the fused score stays below it, which is
/// seen without a search, or when the cascade loses it, which the searches among them show.
/// </summary>
internal static class IdentificationErrors
{
    private const int Mates = 2000;
    private const double FalsePositives = 0.001;
    private const double Euler = 0.5772156649;

    private static readonly FingerPosition[] Positions =
        [FingerPosition.RightIndex, FingerPosition.RightMiddle, FingerPosition.LeftIndex, FingerPosition.LeftMiddle];

    internal static IEnumerable<Figure> Measure(IFingerprintEngine engine, int count, string file)
    {
        using (var writer = new GalleryWriter(file, engine, 1))
        {
            for (var subject = 0; subject < count; subject++)
                writer.Add(new(IdentificationBenchmark.Name(subject), Fingers(subject, 4, 0)));
            writer.Finish();
        }
        using var gallery = Gallery.Open(file, engine).Gallery!;
        foreach (var (fingers, bar) in ((int, double)[])[(2, 1.5), (4, 1.5)])
            yield return Rate(engine, new(gallery), count, fingers, bar);
    }

    private static Figure Rate(IFingerprintEngine engine, GallerySet set, int count, int fingers, double bar)
    {
        var searches = Math.Clamp(10_000_000 / count, 30, 200);
        var milliseconds = 0.0;
        IReadOnlyList<Candidate> Search(long subject)
        {
            IReadOnlyList<Candidate> found = [];
            milliseconds += ThreadTime.Milliseconds(() => found = engine.Identify(
                Fingers(subject, fingers, 1), set, new() { Threshold = 0, Candidates = 3 }).Candidates);
            return found;
        }
        var best = Enumerable.Range(0, searches)
            .Select(i => Search(1_000_000_000L + i)).Select(found => found.Count > 0 ? found[0].Score : 0).ToList();
        var threshold = Threshold(best);
        int low = 0, lost = 0, searched = 0;
        for (var i = 0; i < Mates; i++)
        {
            var subject = (long)i * count / Mates;
            if (Score(engine, subject, fingers) < threshold) low++;
            else if (i % (Mates / searches) == 0)
            {
                searched++;
                if (!Search(subject).Any(one => one.Subject == IdentificationBenchmark.Name(subject))) lost++;
            }
        }
        // Those that are lost are a share of those that reach the score.
        var misses = 100.0 * low / Mates
            + 100.0 * (Mates - low) / Mates * lost / Math.Max(1, searched);
        return new(FormattableString.Invariant(
            $"FNIR at FPIR 0.1 %, {fingers} fingers, {count:N0} enrolments of four (score {threshold:0.0}; ")
            + FormattableString.Invariant($"cascade lost {lost} of {searched}; ")
            + FormattableString.Invariant($"{milliseconds / (searches + searched):N0} ms a search)"),
            misses, "%", bar, false);
    }

    private static double Score(IFingerprintEngine engine, long subject, int fingers) => ScoreFusion.Fuse(
        [.. Fingers(subject, fingers, 0).Zip(Fingers(subject, fingers, 1),
                (one, other) => engine.Verify(one.Template, other.Template))
            .Where(one => one.Band != VerificationBand.NotComparable).Select(one => one.Score)],
        engine.Scale);

    private static double Threshold(List<double> best)
    {
        var mean = best.Average();
        var deviation = Math.Sqrt(best.Sum(score => (score - mean) * (score - mean)) / (best.Count - 1));
        var scale = deviation * Math.Sqrt(6) / Math.PI;
        return mean - Euler * scale - scale * Math.Log(-Math.Log(1 - FalsePositives));
    }

    private static LabelledTemplate[] Fingers(long subject, int count, int impression) =>
        [.. Positions.Take(count).Select((position, i) =>
            new LabelledTemplate(position, SyntheticTemplates.Impression(subject * 4 + i, impression)))];
}
