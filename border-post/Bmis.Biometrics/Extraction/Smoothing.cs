namespace Bmis.Biometrics.Extraction;

/// <summary>Smooths a field of cells by 1-2-1 in both directions; the border repeats.</summary>
internal static class Smoothing
{
    internal static void Binomial(Plane<double> field, int passes)
    {
        for (var pass = 0; pass < passes; pass++)
        {
            for (var y = 0; y < field.Height; y++) Line(field.Cells, y * field.Width, 1, field.Width);
            for (var x = 0; x < field.Width; x++) Line(field.Cells, x, field.Width, field.Height);
        }
    }

    private static void Line(double[] cells, int start, int step, int count)
    {
        var before = cells[start];
        for (var i = 0; i < count; i++)
        {
            var at = start + i * step;
            var here = cells[at];
            var after = i + 1 < count ? cells[at + step] : here;
            cells[at] = (before + 2 * here + after) / 4;
            before = here;
        }
    }
}
