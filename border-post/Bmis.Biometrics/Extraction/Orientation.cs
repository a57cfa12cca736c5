namespace Bmis.Biometrics.Extraction;

/// <summary>
/// The direction of the ridges in each cell, from doubled angles of the grey slopes, smoothed. A vector (X, Y) of
/// length 0 to 1 stands for the doubled angle; its length is the coherence.
/// </summary>
internal sealed record Orientation(Plane<double> X, Plane<double> Y)
{
    internal static Orientation Of(Padded picture, Plane<bool> mask, int passes)
    {
        var field = new Orientation(new(mask.Width, mask.Height), new(mask.Width, mask.Height));
        var energy = new Plane<double>(mask.Width, mask.Height);
        for (var row = 0; row < mask.Height; row++)
        {
            for (var column = 0; column < mask.Width; column++)
            {
                if (!mask[column, row]) continue;
                var (x, y, power) = Slopes(picture, column, row);
                (field.X[column, row], field.Y[column, row], energy[column, row]) = (-x, -y, power);
            }
        }
        Smoothing.Binomial(field.X, passes);
        Smoothing.Binomial(field.Y, passes);
        Smoothing.Binomial(energy, passes);
        for (var i = 0; i < energy.Cells.Length; i++)
        {
            var power = Math.Max(energy.Cells[i], 1);
            field.X.Cells[i] /= power;
            field.Y.Cells[i] /= power;
        }
        return field;
    }

    /// <summary>The doubled angle of a cell (256 steps for half a turn).</summary>
    internal byte Doubled(int column, int row) => Angles.Of(X[column, row], Y[column, row]);

    internal double Coherence(int column, int row)
    {
        double x = X[column, row], y = Y[column, row];
        return Math.Sqrt(x * x + y * y);
    }

    // Sums over a cell: the slopes' doubled vector and their power. The slope is Sobel's.
    private static (double X, double Y, double Power) Slopes(Padded picture, int column, int row)
    {
        const int cell = ExtractionParameters.Cell;
        long x2 = 0, y2 = 0, xy = 0;
        var stride = picture.Stride;
        for (var y = row * cell; y < (row + 1) * cell; y++)
        {
            var line = picture.Values.AsSpan(picture.Index(column * cell, y) - stride - 1, 2 * stride + cell + 2);
            for (var x = 0; x < cell; x++)
            {
                float a = line[x], b = line[x + 1], c = line[x + 2];
                float d = line[x + stride], f = line[x + stride + 2];
                float g = line[x + 2 * stride], h = line[x + 2 * stride + 1], i = line[x + 2 * stride + 2];
                var across = (int)(c + 2 * f + i - a - 2 * d - g);
                var down = (int)(g + 2 * h + i - a - 2 * b - c);
                x2 += across * across;
                y2 += down * down;
                xy += across * down;
            }
        }
        return (x2 - y2, 2 * xy, x2 + y2);
    }
}
