namespace Bmis.Biometrics.Synthesis;

/// <summary>
/// Every number that synthetic fingers are made by, with unit and origin. Lengths are pixels at 500 dpi (a pixel is
/// 50.8 µm), measured from the middle of the finger, x to the right and y down.
/// </summary>
internal static class SynthesisParameters
{
    /// <summary>Width of the master pattern (pixels, own choice: 22 mm, a wide finger).</summary>
    internal const int Width = 432;

    /// <summary>Height of the master pattern (pixels, own choice: 29 mm, tip to first joint).</summary>
    internal const int Height = 576;

    /// <summary>Shares of the patterns in the order of <see cref="FingerPattern"/>: among the fingers of people
    /// (Wilson, Candela and Watson, 1993), whose 27.9 % of whorls hold twin loops too (own choice: a fifth).</summary>
    internal static readonly double[] PatternShares = [0.037, 0.029, 0.338, 0.317, 0.223, 0.056];

    /// <summary>Deviation of a finger's size (share, own choice).</summary>
    internal const double SizeDeviation = 0.06;

    /// <summary>Greatest size against the mean (own choice: the finger fits the master pattern).</summary>
    internal const double GreatestSize = 1.08;

    /// <summary>Half the width of the skin that can touch a reader (pixels, own choice: 8.6 mm).</summary>
    internal const double HalfWidth = 180;

    /// <summary>From the middle to the tip (pixels, own choice: 11.7 mm).</summary>
    internal const double ToTip = 240;

    /// <summary>From the middle down to the joint (pixels, own choice: 12.7 mm).</summary>
    internal const double ToJoint = 265;

    /// <summary>Mean period of ridges (pixels, mean of adults: 0.46 mm).</summary>
    internal const double MeanPeriod = 9;

    /// <summary>Deviation of the mean period between fingers (pixels, own choice).</summary>
    internal const double PeriodDeviation = 0.6;

    /// <summary>Deviation of the period within a finger (share, own choice after Maltoni et al., 2022, ch. 6).</summary>
    internal const double PeriodWithin = 0.06;

    /// <summary>Ridges above the core and below the deltas are wider by this (share, as there).</summary>
    internal const double PeriodOutside = 0.10;

    /// <summary>Steps by which the period follows ridges that run apart (count, measured: as many minutiae of either
    /// sense side by side as in real prints).</summary>
    internal const int SpreadingSteps = 120;

    /// <summary>Most by which it does (logarithm, own choice).</summary>
    internal const double MostSpreading = 0.3;

    /// <summary>Least and greatest period (pixels, as the extraction's).</summary>
    internal const double LeastPeriod = 6, GreatestPeriod = 13;

    /// <summary>Deviation of the corrections to the angle about a singular point (radians, own choice; the corrections
    /// are those of Vizcaya and Gerhardt, 1996).</summary>
    internal const double AngleCorrection = 0.06;

    /// <summary>Deviation of twice the ridges' angle over wide ways, some 110 pixels (radians, measured: the ridges of
    /// different fingers agree as often as in real prints).</summary>
    internal const double WideWaves = 0.25;

    /// <summary>The same over narrow ways, some 55 pixels.</summary>
    internal const double NarrowWaves = 0.1;

    /// <summary>Rise of the ridges of an arch at its steepest (slope, own choice after SFinGe's published model).</summary>
    internal const double ArchSlope = 1.1;

    /// <summary>The same at the tip of fingers with other patterns: ridges follow the tip (slope, own choice).</summary>
    internal const double TipSlope = 0.35;

    /// <summary>Places where ridges begin to grow (count, measured: minutiae as many as in real prints).</summary>
    internal const int Beginnings = 8000;

    /// <summary>Rounds of filtering (count, measured: the pattern no longer changes much).</summary>
    internal const int Rounds = 18;

    /// <summary>Width of the growth filter's bell across ridges (share of the period, own choice).</summary>
    internal const double AcrossShare = 0.7;

    /// <summary>Length of the growth filter's bell along ridges (share of the period, own choice).</summary>
    internal const double AlongShare = 0.45;

    /// <summary>Distance of pores along a ridge (pixels, 9 to 18 in 10 mm of ridge: Ashbaugh, 1999).</summary>
    internal const double PoreDistance = 14;

    /// <summary>How far open pores lower the skin (heights of ±127, own choice).</summary>
    internal const double PoreDepth = 150;

    /// <summary>Least height of skin with a pore (heights of ±127, own choice: ridges alone).</summary>
    internal const int PoreHeight = 60;

    /// <summary>What is added to all heights at usual pressure (heights of ±127, own choice: ridges and valleys are
    /// equally wide at 0).</summary>
    internal const double UsualBias = 0;

    /// <summary>What is added at full pressure (heights, own choice).</summary>
    internal const double PressureBias = 60;

    /// <summary>Deviation of heights between dry and wet places (heights, own choice).</summary>
    internal const float PatchBias = 90;

    /// <summary>Deviation of heights from place to place, some five pixels apart (heights, own choice).</summary>
    internal const float CoarseRoughness = 140;

    /// <summary>The same, two pixels apart (heights, own choice).</summary>
    internal const float FineRoughness = 140;

    /// <summary>Where contact begins to grow weaker (square of the share of the half axes, own choice).</summary>
    internal const float FullContact = 0.72f;

    /// <summary>How fast it does (heights, own choice).</summary>
    internal const float EdgeBias = 420;

    /// <summary>Heights from no ink to full ink (own choice: ridges have soft borders).</summary>
    internal const float InkSoftness = 90;

    /// <summary>Deviation of the ground (grey levels, own choice).</summary>
    internal const double GroundDeviation = 7;
}
