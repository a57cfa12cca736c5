namespace Bmis.Biometrics.Quality;

/// <summary>
/// Every number of the quality measure, with unit and origin. "Fitted" means linear regression of the mean genuine
/// score's rank within its set, over FVC2002 DB1 to DB4 and UPEK, leaving out one set at a time; area and contrast told
/// nothing beyond the others there and have no weight. Bounds of faults are own choices beyond the worst twentieth.
/// </summary>
internal static class QualityParameters
{
    /// <summary>Weight of the good minutiae (share, fitted).</summary>
    internal const double MinutiaeWeight = 0.35;

    /// <summary>Weight of the ridges' clarity (share, fitted).</summary>
    internal const double ClarityWeight = 0.20;

    /// <summary>Weight of lying in the middle (share, fitted).</summary>
    internal const double CentringWeight = 0.15;

    /// <summary>Weight of ridges that are no thicker than valleys (share, fitted).</summary>
    internal const double ThicknessWeight = 0.15;

    /// <summary>Weight of having no black blots (share, fitted).</summary>
    internal const double BlackWeight = 0.15;

    /// <summary>Good minutiae that are enough (count weighted by quality; the sets' median is 22).</summary>
    internal const double EnoughMinutiae = 25;

    /// <summary>Good minutiae a square millimetre of clear print, where not counted (the sets' median).</summary>
    internal const double UsualDensity = 0.18;

    /// <summary>Coherence that is not clear at all (0 to 1, measured).</summary>
    internal const double LeastCoherence = 0.2;

    /// <summary>Coherence above which clarity is full (0 to 1, measured).</summary>
    internal const double FullCoherence = 0.75;

    /// <summary>Distance of finger and picture that does not matter (mm, measured).</summary>
    internal const double FreeDistance = 1;

    /// <summary>Distance beyond which a cut finger is not centred at all (mm, measured).</summary>
    internal const double WorstDistance = 5;

    /// <summary>Share of ridges in the finger's surface that is balanced (0 to 1, measured).</summary>
    internal const double BalancedRidges = 0.42;

    /// <summary>Share of ridges at which valleys close (0 to 1, measured).</summary>
    internal const double ThickRidges = 0.52;

    /// <summary>Grey below which a pixel is black (levels, own choice).</summary>
    internal const int Black = 25;

    /// <summary>Share of black pixels that is a blot (0 to 1, measured).</summary>
    internal const double WorstBlack = 0.1;

    /// <summary>A smaller print lowers the score in proportion (mm², the worst twentieth of the sets).</summary>
    internal const double EnoughArea = 100;

    /// <summary>Mean certainty of the ridges' period below which nothing is clear (0 to 1, measured).</summary>
    internal const double LeastCertainty = 0.1;

    /// <summary>Certainty above which clarity is full (0 to 1, measured).</summary>
    internal const double FullCertainty = 0.5;

    /// <summary>Certainty below which minutiae are believed in proportion (0 to 1, measured).</summary>
    internal const double BelievedCertainty = 0.4;

    /// <summary>Less certainty lowers the score in proportion (0 to 1, the worst twentieth of the sets).</summary>
    internal const double EnoughCertainty = 0.25;

    /// <summary>Least certainty of a finger beside noise (0 to 1, measured).</summary>
    internal const double FingerCertainty = 0.07;

    /// <summary>A print of a smaller part is a fault (mm²).</summary>
    internal const double LeastArea = 90;

    /// <summary>A cut print whose middle is farther from the picture's is a fault (share of a side).</summary>
    internal const double FarShare = 0.2;

    /// <summary>A higher share of black is a fault (0 to 1).</summary>
    internal const double ManyBlack = 0.15;

    /// <summary>Skewness of grey above which ridges are thin dark lines in white (measured).</summary>
    internal const double ThinRidges = 1.05;

    /// <summary>Less deviation of grey is a fault (levels).</summary>
    internal const double LeastDeviation = 14;

    /// <summary>Less coherence is a fault and lowers the score in proportion (0 to 1).</summary>
    internal const double SmearedCoherence = 0.3;

    /// <summary>
    /// Less certainty beside coherence is a fault: streaks have a direction but no period (share; the sets' least is
    /// 0.48, of prints drawn over 1 mm 0.15 to 0.35).
    /// </summary>
    internal const double StreakShare = 0.48;

    /// <summary>What is left of a streaked print's score (share, own choice: it is to be taken again).</summary>
    internal const double StreakedPart = 0.5;

    /// <summary>Fewer minutiae are a fault (count: two more than a comparison needs).</summary>
    internal const int FewMinutiae = 12;

    /// <summary>Ground that is darker than the finger by more is a fault (levels; no set has such a ground).</summary>
    internal const double DarkGround = 30;
}
