namespace Bmis.Biometrics.Images.Wsq;

/// <summary>
/// How coarse each subband may be so that the picture takes a given number of bits a pixel (IAFIS-IC-0110, annex A,
/// the encoder's parameters).
/// </summary>
internal static class BinWidths
{
    // All from IAFIS-IC-0110, annex A: bands of less variance are left out; the weights of the last bands; bits a
    // pixel beyond which the standard deviation does not carry.
    private const double LeastVariance = 1.01, LeastOfFirstBands = 20_000, Reach = 5, LogBase = 10, BitScale = 2.5;
    private const int FirstBands = 4, Middle = 51, FirstWeighted = 52;
    private static readonly double[] Weights = [1.32, 1.08, 1.42, 1.08, 1.32, 1.42, 1.08, 1.08];

    internal static double[] Of(float[] plane, int stride, IReadOnlyList<SubbandTree.Area> bands, double bitsPerPixel)
    {
        var variances = Variances(plane, stride, bands);
        var widths = variances.Select(First).ToArray();
        var kept = Enumerable.Range(0, bands.Count).Where(band => variances[band] >= LeastVariance).ToList();
        double scale = 1;
        for (var used = kept; used.Count > 0;)
        {
            var share = used.Sum(Share);
            var log = used.Sum(band => Share(band) * Math.Log(Math.Sqrt(variances[band]) / widths[band]));
            scale = Math.Pow(2, bitsPerPixel / share - 1) / BitScale / Math.Exp(log / share);
            var left = used.Where(band => widths[band] / scale < Reach * Math.Sqrt(variances[band])).ToList();
            if (left.Count == used.Count) break;
            used = left;
        }
        return [.. widths.Select(width => width / scale)];
    }

    private static double First(double variance, int band) =>
        variance < LeastVariance ? 0
        : band < FirstBands ? 1
        : LogBase / ((band < FirstWeighted ? 1 : Weights[band - FirstWeighted]) * Math.Log(variance));

    // The part of the picture that a subband stands for.
    private static double Share(int band) => band < FirstBands ? 1.0 / 1024 : band < Middle ? 1.0 / 256 : 1.0 / 16;

    // The middle of the picture, where the finger is, decides, unless there is little to see.
    private static double[] Variances(float[] plane, int stride, IReadOnlyList<SubbandTree.Area> bands)
    {
        var middle = bands.Select(band => Variance(plane, stride, new(band.X + band.Width / 8,
            band.Y + 9 * band.Height / 32, 3 * band.Width / 4, 7 * band.Height / 16))).ToArray();
        return middle.Take(FirstBands).Sum() >= LeastOfFirstBands ? middle
            : [.. bands.Select(band => Variance(plane, stride, band))];
    }

    private static double Variance(float[] plane, int stride, SubbandTree.Area area)
    {
        double sum = 0, squares = 0;
        var count = area.Width * area.Height;
        if (count < 2) return 0;
        for (var y = 0; y < area.Height; y++)
        {
            foreach (var value in plane.AsSpan((area.Y + y) * stride + area.X, area.Width))
            {
                sum += value;
                squares += value * value;
            }
        }
        return (squares - sum * sum / count) / (count - 1);
    }
}
