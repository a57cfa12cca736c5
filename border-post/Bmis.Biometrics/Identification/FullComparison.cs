using Bmis.Biometrics.Images;
using Bmis.Biometrics.Matching;

namespace Bmis.Biometrics.Identification;

/// <summary>Compares a probe with one subject by the engine's own verification, finger by finger.</summary>
internal sealed class FullComparison(
    IFingerprintEngine engine, IReadOnlyList<LabelledTemplate> probe, bool isAcrossPositions)
{
    private readonly PrintPacking _packing = PrintPacking.Of(engine);

    /// <summary>Whether two fingers may be one by what is said of them.</summary>
    internal static bool MayBeOne(FingerPosition a, FingerPosition b, bool isAcrossPositions) =>
        isAcrossPositions || a == b || a == FingerPosition.Unknown || b == FingerPosition.Unknown;

    /// <summary>
    /// The best comparison of each finger of the probe. A print of the subject counts for one finger: the best
    /// comparison of all takes its two prints, then the best of the others.
    /// </summary>
    internal IReadOnlyList<ComparedFinger> Of(Gallery gallery, int subject)
    {
        var all = new List<(ComparedFinger Comparison, int Print)>();
        var number = 0;
        foreach (var print in gallery.PrintsOf(subject))
        {
            var position = (FingerPosition)print.Position;
            if (_packing.Unpack(print.Points, print.Rest) is not { } template) continue;
            for (var i = 0; i < probe.Count; i++)
                if (MayBeOne(LabelledTemplate.Plain(probe[i].Position), position, isAcrossPositions))
                    all.Add((new(i, probe[i].Position, position, engine.Verify(probe[i].Template, template)), number));
            number++;
        }
        return all.Count < 2 ? [.. all.Select(one => one.Comparison)] : Choose(all);
    }

    private static List<ComparedFinger> Choose(List<(ComparedFinger Comparison, int Print)> all)
    {
        var chosen = new List<ComparedFinger>();
        var taken = new HashSet<int>();
        var ordered = all
            .OrderBy(one => one.Comparison.Verification.Band == VerificationBand.NotComparable)
            .ThenByDescending(one => one.Comparison.Verification.Score)
            .ThenBy(one => one.Comparison.Sample).ThenBy(one => one.Print);
        foreach (var (comparison, print) in ordered)
        {
            if (taken.Contains(print) || chosen.Exists(one => one.Sample == comparison.Sample)) continue;
            taken.Add(print);
            chosen.Add(comparison);
        }
        chosen.Sort((a, b) => a.Sample - b.Sample);
        return chosen;
    }
}
