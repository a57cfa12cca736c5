namespace Bmis.Biometrics.SeveralFingers;

/// <summary>
/// One score of the scores of several fingers: each counts as evidence for or against a mate (natural logarithm of its
/// odds), softened so that one finger can speak against a match only so far, and the evidence is added. The sum goes
/// back onto the engine's scale, so that one threshold serves any number of fingers: more fingers make it harder for a
/// stranger and easier for the right person to reach it.
/// </summary>
/// <remarks>
/// Compared on the shared sets with the plain sum, which one wrongly labelled finger of two spoils, the greatest score,
/// which gives away what the other fingers know, and a floor by quality, which changes nothing that can be measured;
/// figures stand in the README of the border post.
/// </remarks>
public static class ScoreFusion
{
    /// <summary>The fused score, 0 and more; that of one finger is its own score, that of none is 0.</summary>
    /// <param name="scores">Scores of the fingers that can be compared, in any order.</param>
    /// <param name="scale">What they mean.</param>
    public static double Fuse(IReadOnlyCollection<double> scores, FusionScale scale)
    {
        if (scores.Count <= 1) return scores.FirstOrDefault();
        var evidence = scores.Order().Sum(score => Evidence(score, scale));
        return Math.Max(0, Math.Round(scale.Neutral + scale.Step * evidence, 3));
    }

    // log(e^-floor + e^x), in the form that does not overflow.
    private static double Evidence(double score, FusionScale scale)
    {
        var odds = (score - scale.Neutral) / scale.Step;
        return Math.Max(odds, -scale.Floor) + Math.Log(1 + Math.Exp(-Math.Abs(odds + scale.Floor)));
    }
}
