using Bmis.Biometrics.Matching;

namespace Bmis.Biometrics.SeveralFingers;

/// <summary>
/// The outcome of a comparison of two sets of fingers (1:1). Like every band it never refuses anybody: it is one of the
/// checks that an officer sees.
/// </summary>
/// <param name="Score">The fused score, 0 and more; 0 when nothing can be compared.</param>
/// <param name="Band">
/// What it says; not comparable when no finger is in both sets with enough minutiae on each side.
/// </param>
/// <param name="Fingers">Every finger that both sets have a print of, in the order of the positions.</param>
public sealed record SetVerification(double Score, VerificationBand Band, IReadOnlyList<FingerComparison> Fingers);
