namespace Bmis.Biometrics.Extraction;

/// <summary>
/// Every number that the extraction is tuned by, with unit and origin. Lengths are pixels at 500 dpi (a pixel is
/// 50.8 µm). "Measured" means swept on FVC2002 DB1 to DB4 and UPEK, and kept only where most sets agreed.
/// </summary>
internal static class ExtractionParameters
{
    /// <summary>Resolution of all stages (dpi, the readers' standard).</summary>
    internal const int Dpi = 500;

    /// <summary>Most pixels that are worked on (own limit: 1.5 times a rolled finger of 800 × 750).</summary>
    internal const int MostPixels = 900_000;

    /// <summary>Shortest side in which a finger can be compared (pixels, own choice: 5 mm).</summary>
    internal const int ShortestSide = 96;

    /// <summary>Side of a cell that has one contrast, one orientation and one period (pixels, measured).</summary>
    internal const int Cell = 8;

    /// <summary>Least deviation of grey in a cell of a finger (grey levels, measured).</summary>
    internal const double LeastDeviation = 6;

    /// <summary>Least deviation as share of that of well inked cells (0 to 1, measured).</summary>
    internal const double DeviationShare = 0.25;

    /// <summary>Least strength of ridges after enhancement as share of that of well inked cells (measured).</summary>
    internal const double StrengthShare = 0.25;

    /// <summary>Share of cells that have less than the deviation of "well inked" cells (0 to 1, own choice).</summary>
    internal const double InkedRank = 0.85;

    /// <summary>Deviation that the local equalisation aims at (levels of ±127, own choice).</summary>
    internal const double EqualDeviation = 52;

    /// <summary>Passes of 1-2-1 smoothing over the cells' orientation (count, measured).</summary>
    internal const int OrientationPasses = 3;

    /// <summary>The same when orientation is taken again from the enhanced picture (count, measured).</summary>
    internal const int SecondOrientationPasses = 3;

    /// <summary>Least period of ridges (pixels; children and women: 0.33 mm).</summary>
    internal const int LeastPeriod = 5;

    /// <summary>Greatest period of ridges (pixels; 0.76 mm).</summary>
    internal const int GreatestPeriod = 15;

    /// <summary>Period where none could be measured (pixels, mean of adults: 0.46 mm).</summary>
    internal const double UsualPeriod = 9;

    /// <summary>Width of the enhancement's bell across ridges, as share of the period (measured).</summary>
    internal const double AcrossShare = 0.32;

    /// <summary>Length of the enhancement's bell along ridges, as share of the period (measured).</summary>
    internal const double AlongShare = 0.55;

    /// <summary>Least distance of a minutia from the border of the finger (pixels, measured; NIST: 14).</summary>
    internal const int BorderDistance = 12;

    /// <summary>
    /// The same from the border of the picture where the finger goes on beyond it: a ridge that the picture cuts seems
    /// to end there (pixels, half a period; 4 to 6 measure alike).
    /// </summary>
    internal const int PictureBorderDistance = 5;

    /// <summary>
    /// Pixels inwards and to either side that tell whether a finger goes on beyond the picture (half a period, a
    /// period).
    /// </summary>
    internal const int PictureBorderDepth = 4, PictureBorderReach = 8;

    /// <summary>Least deviation of these, as share of the equalisation's (0 to 1; 0.4 to 0.8 measure alike).</summary>
    internal const double PictureBorderShare = 0.5;

    /// <summary>Steps of a skeleton's path that a minutia's direction is taken from (pixels, measured).</summary>
    internal const int DirectionSteps = 14;

    /// <summary>Shortest side branch of a skeleton that is no flaw (pixels, measured).</summary>
    internal const int ShortestBranch = 9;

    /// <summary>Shortest ridge or valley with two free ends (pixels, measured).</summary>
    internal const int ShortestRidge = 16;

    /// <summary>Two ends that face each other at most this far apart are a gap (pixels, measured).</summary>
    internal const int WidestGap = 10;

    /// <summary>Most minutiae of a template (count; a rolled finger has 60 to 90).</summary>
    internal const int MostMinutiae = 100;

    /// <summary>Fewer minutiae make no template (count, own choice: a match needs more).</summary>
    internal const int FewestMinutiae = 4;
}
