using Bmis.Biometrics.Matching;

namespace Bmis.Biometrics.SeveralFingers;

/// <summary>What the comparisons of several fingers say together.</summary>
/// <param name="Score">The fused score, 0 and more; 0 when nothing can be compared.</param>
/// <param name="Band">What it says by a threshold; not comparable when no finger can be compared.</param>
internal readonly record struct FusedComparison(double Score, VerificationBand Band)
{
    internal static FusedComparison Of(IEnumerable<Verification> fingers, double threshold, FusionScale scale)
    {
        double[] scores =
        [
            .. fingers.Where(one => one.Band != VerificationBand.NotComparable).Select(one => one.Score),
        ];
        var score = ScoreFusion.Fuse(scores, scale);
        var band = scores.Length == 0 ? VerificationBand.NotComparable
            : score >= threshold ? VerificationBand.Match : VerificationBand.NoMatch;
        return new(score, band);
    }
}
