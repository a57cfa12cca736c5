using Bmis.Biometrics;
using Bmis.Biometrics.Identification;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Synthesis;

namespace Bmis.Benchmarks.Fingerprints;

/// <summary>
/// How often a subject who is enrolled is not found (FNIR) when one of a thousand searches for somebody who is not
/// names somebody (FPIR), with one, two and four fingers of generated subjects. The score that FPIR asks for comes from
/// the best candidates of searches for strangers by Gumbel's law of the greatest of many, fitted by its moments: a
/// thousand searches in a million enrolments would take a day.
/// </summary>
internal static class IdentificationErrors
{
    private const int Strangers = 60;
    private const int Mates = 200;
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
        var milliseconds = 0.0;
        SearchResult Search(long subject, int impression)
        {
            SearchResult? result = null;
            milliseconds += ThreadTime.Milliseconds(() => result = engine.Identify(
                Fingers(subject, fingers, impression), set, new() { Threshold = 0, Candidates = 3 }));
            return result!;
        }
        var best = Enumerable.Range(0, Strangers)
            .Select(i => Search(1_000_000_000L + i, 1).Candidates.Select(one => one.Score).FirstOrDefault()).ToList();
        var threshold = Threshold(best);
        var missed = 0;
        for (var i = 0; i < Mates; i++)
        {
            var subject = (long)i * count / Mates;
            var name = IdentificationBenchmark.Name(subject);
            if (!Search(subject, 1).Candidates.Any(one => one.Subject == name && one.Score >= threshold)) missed++;
        }
        return new(FormattableString.Invariant(
            $"FNIR at FPIR 0.1 %, {fingers} fingers, {count:N0} enrolments of four (score {threshold:0.0}, ")
            + FormattableString.Invariant($"{milliseconds / (Strangers + Mates):N0} ms a search)"),
            100.0 * missed / Mates, "%", bar, false);
    }

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
