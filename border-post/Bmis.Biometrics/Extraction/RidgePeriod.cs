using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Bmis.Biometrics.Extraction;

/// <summary>
/// The distance from ridge to ridge in each cell (pixels): grey is projected along the ridges, the projection is
/// compared with itself shifted, and the first shift at which it agrees again is the period.
/// </summary>
internal static class RidgePeriod
{
    private const int Reach = 22;
    private const int HalfWidth = 10;
    private const int Width = 2 * Reach + 1;
    private const int Samples = HalfWidth + 1;
    private static readonly Place[][] Places = Build();

    private readonly record struct Place(sbyte X, sbyte Y);

    internal static Plane<double> Of(Padded picture, Plane<bool> mask, Orientation orientation)
    {
        var period = new Plane<double>(mask.Width, mask.Height);
        var weight = new Plane<double>(mask.Width, mask.Height);
        Span<double> profile = stackalloc double[Width];
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
        Span<double> profile = stackalloc double[Width];
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

    // Sums of whole numbers, and the sum of all taken from each as often as there are sums: whole again, so that every
    // order of adding gives the same.
    private static void Project(Padded picture, int column, int row, byte doubled, Span<double> profile)
    {
        const int cell = ExtractionParameters.Cell;
        var middle = picture.Index(column * cell + cell / 2, row * cell + cell / 2);
        ref var source = ref picture.Values[middle];
        ReadOnlySpan<Place> places = Places[doubled / 2];
        var (stride, total) = (picture.Stride, 0f);
        for (var t = 0; t < Width; t++)
        {
            var sum = 0f;
            foreach (var place in places.Slice(t * Samples, Samples))
                sum += Unsafe.Add(ref source, place.Y * stride + place.X);
            profile[t] = sum;
            total += sum;
        }
        for (var t = 0; t < Width; t++) profile[t] = profile[t] * Width - total;
    }

    private static (double Length, double Trust) Agreement(Span<double> profile)
    {
        Span<double> agreement = stackalloc double[ExtractionParameters.GreatestPeriod + 3];
        var power = Product(profile, 0);
        if (power < Width * Width) return (0, 0);
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
        ReadOnlySpan<double> own = profile[lag..], shifted = profile[..^lag];
        var sums = Vector256<double>.Zero;
        var i = 0;
        for (; i <= own.Length - Vector256<double>.Count; i += Vector256<double>.Count)
            sums += Vector256.Create(own[i..]) * Vector256.Create(shifted[i..]);
        var sum = Vector256.Sum(sums);
        for (; i < own.Length; i++) sum += own[i] * shifted[i];
        return sum / own.Length;
    }

    // Where the samples lie, seen from the middle of a cell: across the ridges row by row, along them within a row.
    private static Place[][] Build() =>
    [
        .. Enumerable.Range(0, 128).Select(along => Enumerable.Range(0, Width * Samples).Select(at =>
        {
            double dx = Angles.Cosines[along], dy = Angles.Sines[along];
            int t = at / Samples - Reach, u = at % Samples * 2 - HalfWidth;
            return new Place((sbyte)Math.Floor(u * dx - t * dy + 0.5), (sbyte)Math.Floor(u * dy + t * dx + 0.5));
        }).ToArray()),
    ];
}
