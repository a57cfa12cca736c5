namespace Bmis.Biometrics.Extraction;

/// <summary>
/// A picture of whole numbers carried in floats (sums below 2^24 are exact in any order), with a margin of zeros on
/// all sides and whole cells, so that filters need not ask where the border is.
/// </summary>
internal sealed class Padded
{
    /// <summary>Zeros around the picture (pixels): the radius of the widest filter and a vector's width.</summary>
    internal const int Margin = 24;

    internal Padded(int columns, int rows)
    {
        (Columns, Rows) = (columns, rows);
        Stride = columns * ExtractionParameters.Cell + 2 * Margin;
        Values = new float[Stride * (rows * ExtractionParameters.Cell + 2 * Margin)];
    }

    /// <summary>Cells across.</summary>
    internal int Columns { get; }

    /// <summary>Cells down.</summary>
    internal int Rows { get; }

    internal int Stride { get; }

    internal float[] Values { get; }

    internal int Index(int x, int y) => (y + Margin) * Stride + x + Margin;
}
