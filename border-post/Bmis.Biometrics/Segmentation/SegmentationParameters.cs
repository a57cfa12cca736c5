namespace Bmis.Biometrics.Segmentation;

/// <summary>
/// Every number that the segmentation is tuned by, with unit and origin. Lengths are millimetres unless they say cells.
/// </summary>
internal static class SegmentationParameters
{
    /// <summary>Resolution of all stages (dpi, the readers' standard).</summary>
    internal const int Dpi = 500;

    /// <summary>Side of a cell (pixels at 500 dpi: a ridge and a valley).</summary>
    internal const int Cell = 8;

    /// <summary>Millimetres of a cell.</summary>
    internal const double CellMillimetres = Cell * 25.4 / Dpi;

    /// <summary>
    /// Most pixels at 500 dpi that are worked on (own limit: 1.25 times a reader of 3.2 × 3 inches).
    /// </summary>
    internal const int MostPixels = 3_000_000;

    /// <summary>Least deviation of grey in a cell of a finger (grey levels, as in extraction).</summary>
    internal const double LeastDeviation = 6;

    /// <summary>Least deviation as share of that of well inked cells: what former fingers left has less.</summary>
    internal const double DeviationShare = 0.35;

    /// <summary>Share of cells that have less deviation than "well inked" ones: two thumbs cover a tenth.</summary>
    internal const double InkedRank = 0.97;

    /// <summary>Half the width of a bridge between fingers that is cut (cells, own choice: 1.2 mm).</summary>
    internal const int BridgeCells = 3;

    /// <summary>Greatest turn of a hand that is searched for (degrees, own choice).</summary>
    internal const int GreatestTurn = 60;

    /// <summary>Step of that search (degrees).</summary>
    internal const int TurnStep = 2;

    /// <summary>What a degree of turn takes from a direction's worth (share; hands lie about upright).</summary>
    internal const double TurnCost = 1 / 300.0;

    /// <summary>Worth of a direction that shows as many columns as fingers are expected (factor, own choice).</summary>
    internal const double ExpectedWorth = 1.5;

    /// <summary>Least count of cells of a column, as share of the greatest.</summary>
    internal const double ColumnShare = 0.3;

    /// <summary>Smallest piece that belongs to a finger (mm², own choice).</summary>
    internal const double LeastPiece = 6;

    /// <summary>Most pieces that are put together, the largest (count, own limit: a slap has some dozens).</summary>
    internal const int MostPieces = 64;

    /// <summary>Smallest finger (mm²; the tip of a child's little finger has 80).</summary>
    internal const double LeastFinger = 45;

    /// <summary>Narrowest finger (mm; a child's little finger has 8).</summary>
    internal const double LeastWidth = 5.5;

    /// <summary>Widest finger (mm; a man's thumb has 24).</summary>
    internal const double GreatestWidth = 26;

    /// <summary>Narrowest part of a finger that shares a small reader with another one (mm, own choice).</summary>
    internal const double LeastPart = 3.5;

    /// <summary>A piece so many times as wide as the others is several fingers.</summary>
    internal const double SplitRatio = 1.55;

    /// <summary>Two pieces are of one finger when their middles are so near across it (share of a width).</summary>
    internal const double SameFinger = 0.55;

    /// <summary>Two pieces that together are no wider than this are one finger, as share of a width.</summary>
    internal const double TwoHalves = 1.45;

    /// <summary>Length of a finger's end, as share of its width (to the first joint: 1.3 to 1.6).</summary>
    internal const double EndShare = 1.55;

    /// <summary>A finger so many times as long as wide says its own direction; others have the hand's.</summary>
    internal const double OwnDirection = 1.35;

    /// <summary>Greatest turn of a finger against its hand (degrees; spread fingers have 25).</summary>
    internal const double GreatestSpread = 35;

    /// <summary>How certain fingers must be of their direction on average, 0 (round) to 1 (lines).</summary>
    internal const double LeastCertainty = 0.12;

    /// <summary>What is kept around a finger (mm).</summary>
    internal const double Margin = 1.2;

    /// <summary>
    /// The little finger's tip lies 10 to 25 mm behind the index finger's. So much before it (mm) is the other hand.
    /// </summary>
    internal const double WrongHand = 3;
}
