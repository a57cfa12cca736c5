namespace Bmis.Biometrics.Extraction;

/// <summary>
/// The distance from ridge to ridge in each cell (pixels): grey is projected along the ridges, the projection is
/// compared with itself shifted, and the first shift at which it agrees again is the period.
/// </summary>
internal static class RidgePeriod
{
    private const int Reach = 22;
    private const int HalfWidth = 10;

    internal static Plane<double> Of(Padded picture, Plane<bool> mask, Orientation orientation)
    {
        var period = new Plane<double>(mask.Width, mask.Height);
        var weight = new Plane<double>(mask.Width, mask.Height);
        Span<double> profile = stackalloc double[2 * Reach + 1];
        for (var row = 0; row < mask.Height; row += 2)
        {
            for (var column = row / 2 % 2; column < mask.Width; column += 2)
            {
                if (!mask[column, row]) continue;
                Project(picture, column, row, orientation.Doubled(column, row), profile);
                var (length, trust) = Agreement(profile);
                (period[column, row], weight[column, row]) = (length * trust, trust);
            }
        }
        Smoothing.Binomial(period, 8);
        Smoothing.Binomial(weight, 8);
        for (var i = 0; i < period.Cells.Length; i++)
            period.Cells[i] = weight.Cells[i] > 1e-4 ? period.Cells[i] / weight.Cells[i]
                : ExtractionParameters.UsualPeriod;
        return period;
    }

    /// <summary>How certain the period is on the mean of every fourth cell each way, 0 to 1.</summary>
    internal static double Certainty(Padded picture, Plane<bool> mask, Orientation orientation)
    {
        var (sum, count) = (0.0, 0);
        Span<double> profile = stackalloc double[2 * Reach + 1];
        for (var row = 1; row < mask.Height; row += 4)
        {
            for (var column = 1; column < mask.Width; column += 4)
            {
                if (!mask[column, row]) continue;
                Project(picture, column, row, orientation.Doubled(column, row), profile);
                sum += Agreement(profile).Trust;
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private static void Project(Padded picture, int column, int row, byte doubled, Span<double> profile)
    {
        const int cell = ExtractionParameters.Cell;
        int along = doubled / 2, x = column * cell + cell / 2, y = row * cell + cell / 2;
        double dx = Angles.Cosines[along], dy = Angles.Sines[along];
        var (width, height) = (picture.Columns * cell, picture.Rows * cell);
        for (var t = -Reach; t <= Reach; t++)
        {
            double sum = 0;
            for (var u = -HalfWidth; u <= HalfWidth; u += 2)
            {
                var px = (int)(x - t * dy + u * dx + 0.5);
                var py = (int)(y + t * dx + u * dy + 0.5);
                if ((uint)px < (uint)width && (uint)py < (uint)height) sum += picture.Values[picture.Index(px, py)];
            }
            profile[t + Reach] = sum;
        }
    }

    private static (double Length, double Trust) Agreement(Span<double> profile)
    {
        var mean = 0.0;
        foreach (var value in profile) mean += value;
        mean /= profile.Length;
        foreach (ref var value in profile) value -= mean;
        Span<double> agreement = stackalloc double[ExtractionParameters.GreatestPeriod + 3];
        var power = Product(profile, 0);
        if (power < 1) return (0, 0);
        for (var lag = ExtractionParameters.LeastPeriod - 2; lag < agreement.Length; lag++)
            agreement[lag] = Product(profile, lag) / power;
        for (var lag = ExtractionParameters.LeastPeriod - 1; lag < agreement.Length - 1; lag++)
        {
            double a = agreement[lag - 1], b = agreement[lag], c = agreement[lag + 1];
            if (b < 0.25 || b < a || b < c || a - 2 * b + c >= 0) continue;
            return (lag + (a - c) / (2 * (a - 2 * b + c)), b * b);
        }
        return (0, 0);
    }

    // The mean product of the profile with itself, shifted.
    private static double Product(ReadOnlySpan<double> profile, int lag)
    {
        var sum = 0.0;
        for (var i = lag; i < profile.Length; i++) sum += profile[i] * profile[i - lag];
        return sum / (profile.Length - lag);
    }
}
