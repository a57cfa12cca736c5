namespace Bmis.Biometrics.Matching;

/// <summary>
/// Every number that the comparison is tuned by, with unit and origin. Lengths are pixels at 500 dpi, angles 256
/// steps of a turn. "Measured" means swept on FVC2002 DB1 to DB4 and UPEK.
/// </summary>
internal static class MatchingParameters
{
    /// <summary>Edges that leave a minutia, to its nearest neighbours (count, measured).</summary>
    internal const int Neighbours = 10;

    /// <summary>Longest edge (pixels, measured).</summary>
    internal const int LongestEdge = 140;

    /// <summary>Lengths of edges that agree differ by at most this (pixels, measured).</summary>
    internal const int LengthTolerance = 6;

    /// <summary>The same as share of the length: skin stretches (measured).</summary>
    internal const double LengthShare = 0.06;

    /// <summary>Angles of edges that agree differ by at most this (steps, measured).</summary>
    internal const int AngleTolerance = 12;

    /// <summary>Pairs of minutiae that an alignment is tried from (count, measured).</summary>
    internal const int Seeds = 16;

    /// <summary>Fewer pairs than this are no alignment (count, own choice: two fix a rotation and a shift).</summary>
    internal const int FewestPairs = 3;

    /// <summary>Distances from the seed within which an alignment grows, round by round (pixels, measured).</summary>
    internal static readonly int[] Rounds = [70, 140, 1000];

    /// <summary>Distance of paired minutiae after alignment (pixels, measured).</summary>
    internal const int PairDistance = 10;

    /// <summary>How the distance may grow with that from the alignment's middle (share, measured).</summary>
    internal const double PairDistanceShare = 0.05;

    /// <summary>Directions of paired minutiae differ by at most this (steps, measured).</summary>
    internal const int PairTurn = 20;

    /// <summary>
    /// Minutiae added to those expected, so that a few pairs in a small overlap do not count as all (count, measured).
    /// </summary>
    internal const double ExpectedMore = 4;

    /// <summary>Ridges run alike when twice the angle between them is at most this (steps, own choice: 10°).</summary>
    internal const int FlowTolerance = 14;

    /// <summary>
    /// Weight of the share of minutiae that lie together. This and the following weights: logistic regression over all
    /// pairs of the five sets, leaving out one set at a time; the differences between the fits are small.
    /// </summary>
    internal const double ShareWeight = 21;

    /// <summary>Weight of the root of the agreeing edges (fitted).</summary>
    internal const double VotesWeight = 0.7;

    /// <summary>Weight of the mean agreement of ridge flow (fitted).</summary>
    internal const double FlowWeight = 2.5;

    /// <summary>Weight of the share of cells where the ridges run alike (fitted).</summary>
    internal const double FlowShareWeight = 5;

    /// <summary>Shift of the sum, so that unlike fingers are near zero (own choice).</summary>
    internal const double Base = -6;

    /// <summary>Fewer minutiae than this are not comparable (count, the anchor's experience).</summary>
    internal const int FewestMinutiae = 10;

    /// <summary>
    /// Score at which prints match (measured: none of 19,200 pairs of different fingers of five sets reaches it). A
    /// country sets its own from impostors of its own readers.
    /// </summary>
    internal const double Threshold = 14;
}
