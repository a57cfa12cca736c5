namespace Bmis.Biometrics.Segmentation;

/// <summary>Cells of skin that hang together, or that were put together as one finger.</summary>
internal sealed class Piece
{
    internal List<(int X, int Y)> Cells { get; } = [];

    /// <summary>Square millimetres.</summary>
    internal double Area =>
        Cells.Count * SegmentationParameters.CellMillimetres * SegmentationParameters.CellMillimetres;

    /// <summary>Where it lies across and along a direction (cells, towards the wrist), without outliers.</summary>
    internal Extent Seen(Direction direction)
    {
        var across = new double[Cells.Count];
        var along = new double[Cells.Count];
        for (var i = 0; i < across.Length; i++)
            (across[i], along[i]) = direction.Place(Cells[i].X + 0.5, Cells[i].Y + 0.5);
        Array.Sort(across);
        Array.Sort(along);
        int low = Cells.Count / 100, high = Cells.Count - 1 - low;
        return new(across[low], across[high], along[low], along[high]);
    }

    /// <summary>The direction in which it is longest, and how many times as long as wide it is.</summary>
    internal (Direction Direction, double Elongation) Axis()
    {
        double x = Cells.Average(cell => cell.X), y = Cells.Average(cell => cell.Y), xx = 0, xy = 0, yy = 0;
        foreach (var cell in Cells)
        {
            xx += (cell.X - x) * (cell.X - x);
            xy += (cell.X - x) * (cell.Y - y);
            yy += (cell.Y - y) * (cell.Y - y);
        }

        var spread = Math.Sqrt((xx - yy) * (xx - yy) + 4 * xy * xy);
        var narrow = Math.Max(xx + yy - spread, 1e-9);
        // From the vertical, clockwise as seen.
        var angle = -0.5 * Math.Atan2(2 * xy, yy - xx);
        return (new(angle * 180 / Math.PI), Math.Sqrt((xx + yy + spread) / narrow));
    }
}
