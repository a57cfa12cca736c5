namespace Bmis.Biometrics.Templates;

/// <summary>
/// The orientation of the ridges on a grid, and by it where the finger is: what minutiae alone do not tell.
/// </summary>
/// <param name="Columns">Places across.</param>
/// <param name="Rows">Places down.</param>
/// <param name="Cells">
/// Row by row: 0 is no finger, otherwise 128 plus the orientation in 128 steps of half a turn, clockwise as seen.
/// </param>
internal sealed record RidgeField(int Columns, int Rows, byte[] Cells)
{
    /// <summary>Side of a cell (pixels at 500 dpi).</summary>
    internal const int Cell = 16;

    /// <summary>The byte of the cell at a pixel; 0 outside.</summary>
    internal int At(int x, int y)
    {
        int column = x >> 4, row = y >> 4;
        return (uint)column < (uint)Columns && (uint)row < (uint)Rows ? Cells[row * Columns + column] : 0;
    }

    /// <summary>
    /// Whether the finger goes on for half a cell around a pixel; beyond the field, which ends with the picture, it
    /// may.
    /// </summary>
    internal bool GoesOnAround(int x, int y)
    {
        int column = x >> 4, row = y >> 4;
        if (At(x, y) == 0) return false;
        var beside = Math.Clamp(column + ((x & 8) == 0 ? -1 : 1), 0, Columns - 1);
        var above = Math.Clamp(row + ((y & 8) == 0 ? -1 : 1), 0, Rows - 1);
        return Cells[row * Columns + beside] != 0 && Cells[above * Columns + column] != 0;
    }
}
