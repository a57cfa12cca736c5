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
}
