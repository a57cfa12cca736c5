namespace Bmis.Biometrics.Extraction;

/// <summary>Mean and deviation of grey around each cell.</summary>
internal sealed record Contrast(Plane<double> Mean, Plane<double> Deviation)
{
    internal static Contrast Of(Plane<byte> image)
    {
        const int cell = ExtractionParameters.Cell;
        int columns = (image.Width + cell - 1) / cell, rows = (image.Height + cell - 1) / cell;
        var mean = new Plane<double>(columns, rows);
        var square = new Plane<double>(columns, rows);
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
                (mean[column, row], square[column, row]) = Moments(image, column * cell, row * cell);
        Smoothing.Binomial(mean, 2);
        Smoothing.Binomial(square, 2);
        for (var i = 0; i < mean.Cells.Length; i++)
            square.Cells[i] = Math.Sqrt(Math.Max(0, square.Cells[i] - mean.Cells[i] * mean.Cells[i]));
        return new(mean, square);
    }

    private static (double Mean, double Square) Moments(Plane<byte> image, int left, int top)
    {
        int right = Math.Min(left + ExtractionParameters.Cell, image.Width);
        int bottom = Math.Min(top + ExtractionParameters.Cell, image.Height);
        int sum = 0, squares = 0;
        for (var y = top; y < bottom; y++)
        {
            foreach (var grey in image.Cells.AsSpan(y * image.Width + left, right - left))
            {
                sum += grey;
                squares += grey * grey;
            }
        }
        var count = (right - left) * (bottom - top);
        return ((double)sum / count, (double)squares / count);
    }
}
