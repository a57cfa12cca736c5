using Bmis.Biometrics.Matching;

namespace Bmis.Biometrics.Identification;

/// <summary>
/// One score of several fingers. A finger's score grows as the logarithm of the odds that the prints are of one finger,
/// so what each has above the neutral score is added; one bad print takes off no more than a little. Of one finger the
/// fused score is its own, unless that is very low. Fingers that are missing on either side say nothing.
/// </summary>
internal static class Fusion
{
    private const double Neutral = IdentificationParameters.NeutralScore;
    private const double Least = -IdentificationParameters.MostTakenOff;

    internal static double Score(IEnumerable<Verification> fingers)
    {
        double sum = Neutral;
        var count = 0;
        foreach (var finger in fingers)
        {
            if (finger.Band == VerificationBand.NotComparable) continue;
            sum += Math.Max(finger.Score - Neutral, Least);
            count++;
        }
        return count == 0 ? 0 : Math.Max(0, Math.Round(sum, 3));
    }
}
