using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Extraction;

/// <summary>Puts what was found into a template: quantised first, then put in order.</summary>
internal static class TemplateMaking
{
    internal static BuiltInTemplate Of(
        List<RidgeEnd> ends, Plane<bool> mask, Orientation orientation, Orientation first, int width, int height)
    {
        const int cell = ExtractionParameters.Cell;
        var minutiae = ends
            .Select(end => new Minutia((short)end.X, (short)end.Y, end.Direction, end.Kind,
                (byte)Math.Clamp(first.Coherence(end.X / cell, end.Y / cell) * 100, 0, 100)))
            .OrderByDescending(minutia => minutia.Quality).ThenBy(minutia => minutia.Y).ThenBy(minutia => minutia.X)
            .Take(ExtractionParameters.MostMinutiae)
            .OrderBy(minutia => minutia.Y).ThenBy(minutia => minutia.X).ThenBy(minutia => minutia.Direction)
            .ToArray();
        return new(width, height, minutiae, Field(mask, orientation));
    }

    // A place of the field is the mean of four cells, and a finger where at least two of them are.
    private static RidgeField Field(Plane<bool> mask, Orientation orientation)
    {
        int columns = (mask.Width + 1) / 2, rows = (mask.Height + 1) / 2;
        var cells = new byte[columns * rows];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                double x = 0, y = 0;
                var count = 0;
                for (var i = 0; i < 4; i++)
                {
                    int u = 2 * column + (i & 1), v = 2 * row + (i >> 1);
                    if (!mask.Holds(u, v) || !mask[u, v]) continue;
                    x += orientation.X[u, v];
                    y += orientation.Y[u, v];
                    count++;
                }
                if (count >= 2) cells[row * columns + column] = (byte)(128 + Angles.Of(x, y) / 2);
            }
        }
        return new(columns, rows, cells);
    }
}
