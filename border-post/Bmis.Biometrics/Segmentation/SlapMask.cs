using Bmis.Biometrics.Extraction;

namespace Bmis.Biometrics.Segmentation;

/// <summary>Which cells show skin: they have contrast, and most of those around them do.</summary>
internal static class SlapMask
{
    private const int Cell = SegmentationParameters.Cell;

    internal static Plane<bool> Of(Plane<byte> picture)
    {
        var deviation = Deviation(picture);
        var sorted = deviation.Cells.ToArray();
        Array.Sort(sorted);
        var inked = sorted[(int)((sorted.Length - 1) * SegmentationParameters.InkedRank)];
        var least = Math.Max(
            SegmentationParameters.LeastDeviation, inked * SegmentationParameters.DeviationShare);
        var mask = new Plane<bool>(deviation.Width, deviation.Height);
        for (var i = 0; i < mask.Cells.Length; i++) mask.Cells[i] = deviation.Cells[i] >= least;
        return Vote(Vote(mask));
    }

    // Finer than the extraction's: the gap between two fingers may be a millimetre wide.
    private static Plane<double> Deviation(Plane<byte> picture)
    {
        var deviation = new Plane<double>(
            (picture.Width + Cell - 1) / Cell, (picture.Height + Cell - 1) / Cell);
        for (var row = 0; row < deviation.Height; row++)
            for (var column = 0; column < deviation.Width; column++)
                deviation[column, row] = Deviation(picture, column * Cell, row * Cell);
        return deviation;
    }

    private static double Deviation(Plane<byte> picture, int left, int top)
    {
        int right = Math.Min(left + Cell, picture.Width), bottom = Math.Min(top + Cell, picture.Height);
        int sum = 0, squares = 0;
        for (var y = top; y < bottom; y++)
        {
            foreach (var grey in picture.Cells.AsSpan(y * picture.Width + left, right - left))
            {
                sum += grey;
                squares += grey * grey;
            }
        }

        double count = (right - left) * (bottom - top);
        return Math.Sqrt(Math.Max(0, squares / count - sum / count * (sum / count)));
    }

    // A cell is what most of the 3 × 3 around it are; what is outside does not vote.
    private static Plane<bool> Vote(Plane<bool> mask)
    {
        var voted = new Plane<bool>(mask.Width, mask.Height);
        for (var y = 0; y < mask.Height; y++)
        {
            for (var x = 0; x < mask.Width; x++)
            {
                int yes = 0, all = 0;
                for (var v = Math.Max(0, y - 1); v <= Math.Min(mask.Height - 1, y + 1); v++)
                {
                    for (var u = Math.Max(0, x - 1); u <= Math.Min(mask.Width - 1, x + 1); u++)
                    {
                        all++;
                        if (mask[u, v]) yes++;
                    }
                }

                voted[x, y] = 2 * yes > all;
            }
        }

        return voted;
    }
}
