namespace Bmis.Biometrics.Identification;

/// <summary>
/// Every number that the search is tuned by, with unit and origin. Lengths are pixels at 500 dpi, angles 256 steps of a
/// turn. "Measured" means swept for the least mates lost behind the gate, on FVC2002 DB1 to DB4, their independent
/// ISO/IEC 19794-2 templates and UPEK among prints that are joined of halves of mirrored ones.
/// </summary>
internal static class IdentificationParameters
{
    /// <summary>Edges that a print of a gallery keeps for each minutia (count, measured).</summary>
    internal const int Edges = 4;

    /// <summary>Nearest neighbours that those are chosen from (count, measured).</summary>
    internal const int GalleryNeighbours = 8;

    /// <summary>Nearest neighbours that a probe's edges lead to (count, measured).</summary>
    internal const int ProbeNeighbours = 8;

    /// <summary>Longest edge (pixels, as in the full comparison).</summary>
    internal const int LongestEdge = 140;

    /// <summary>Angles of edges that agree differ by about this at most (steps, measured).</summary>
    internal const int AngleTolerance = 10;

    /// <summary>Lengths of edges that agree differ by about this at most (pixels, measured).</summary>
    internal const double LengthTolerance = 5;

    /// <summary>The same as share of the length (measured).</summary>
    internal const double LengthShare = 0.05;

    /// <summary>Edges of a probe that one code leads to (count, own limit: no more are met in true prints).</summary>
    internal const int MostAtCode = 8;

    /// <summary>Votes of one cell that count (own limit: eight cells are added in a byte).</summary>
    internal const int MostVotes = 31;

    /// <summary>
    /// Candidates that are compared in full, as share of the subjects of whom one finger is compared; of n the n-th
    /// part, because their sum tells more (measured: with 0.8 % one of 4,790 mates is lost that the full comparison
    /// accepts, of synthetic ones 0.3 %; with half of it one of 600). An alignment between the two stages was left out:
    /// the full comparison of so few takes no longer than the coarse stage.
    /// </summary>
    internal const double KeptShare = 0.01;

    /// <summary>Candidates that are compared in full at least (count, own choice: few are no hurry).</summary>
    internal const int KeptAtLeast = 100;

    /// <summary>
    /// Subjects that the threshold of one comparison serves (measured: of 49,280 pairs of different fingers of the five
    /// sets the best reaches 12.4, and the tail says that one of a million reaches 14: a thousand subjects are then
    /// named wrongly in one of a thousand searches).
    /// </summary>
    internal const int ThresholdServes = 1000;

    /// <summary>
    /// What is added to it for ten times as many (measured on those pairs: each tenth lies 1.2 to 2.2 higher).
    /// </summary>
    internal const double ThresholdPerDecade = 1.5;
}
