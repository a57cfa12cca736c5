using Bmis.Biometrics.Extraction;

namespace Bmis.Biometrics.Templates.Iso19794;

/// <summary>
/// Guesses where the finger is and how its ridges run from its minutiae, each of which points along its ridge: the
/// matcher judges a pair by what both fingers show where they overlap.
/// </summary>
internal static class FlowFromMinutiae
{
    // How far a minutia speaks for the finger around it (pixels, own choice: some five ridges), and within which
    // distance all speak alike.
    private const int Reach = 48;
    private const double Near = 16;

    internal static RidgeField Of(Minutia[] points, int width, int height)
    {
        int columns = (width + RidgeField.Cell - 1) / RidgeField.Cell;
        int rows = (height + RidgeField.Cell - 1) / RidgeField.Cell;
        var cells = new byte[columns * rows];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = Cell(points, (i % columns * RidgeField.Cell) + RidgeField.Cell / 2,
                (i / columns * RidgeField.Cell) + RidgeField.Cell / 2);
        return new(columns, rows, cells);
    }

    private static byte Cell(Minutia[] points, int x, int y)
    {
        double across = 0, down = 0, nearest = double.MaxValue;
        foreach (var point in points)
        {
            double dx = point.X - x, dy = point.Y - y, distance = dx * dx + dy * dy;
            var weight = 1 / ((distance + Near * Near) * (distance + Near * Near));
            var doubled = 2 * point.Direction & 255;
            across += weight * Angles.Cosines[doubled];
            down += weight * Angles.Sines[doubled];
            nearest = Math.Min(nearest, distance);
        }
        return nearest > Reach * Reach ? (byte)0 : (byte)(128 + Angles.Of(across, down) / 2);
    }
}
