using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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

    // Sums over a cell: the slopes' doubled vector and their power. The slope is Sobel's. A row of a cell is a vector;
    // slopes are below 2^10 and sums of eight squares below 2^24, which floats hold exactly.
    private static (double X, double Y, double Power) Slopes(Padded picture, int column, int row)
    {
        const int cell = ExtractionParameters.Cell;
        ref var source = ref MemoryMarshal.GetArrayDataReference(picture.Values);
        var stride = (nuint)picture.Stride;
        Vector256<float> xx = default, yy = default, xy = default;
        for (var y = row * cell; y < (row + 1) * cell; y++)
        {
            var at = (nuint)picture.Index(column * cell, y) - stride - 1;
            Vector256<float> a = Load(ref source, at), b = Load(ref source, at + 1), c = Load(ref source, at + 2);
            Vector256<float> d = Load(ref source, at + stride), f = Load(ref source, at + stride + 2);
            at += 2 * stride;
            Vector256<float> g = Load(ref source, at), h = Load(ref source, at + 1), i = Load(ref source, at + 2);
            Vector256<float> falling = i - a, rising = c - g;
            var across = falling + rising + 2 * (f - d);
            var down = falling - rising + 2 * (h - b);
            xx += across * across;
            yy += down * down;
            xy += across * down;
        }
        var (x2, y2) = (Sum(xx), Sum(yy));
        return (x2 - y2, 2 * Sum(xy), x2 + y2);
    }

    private static Vector256<float> Load(ref float source, nuint at) => Vector256.LoadUnsafe(ref source, at);

    private static double Sum(Vector256<float> lanes)
    {
        var sum = 0L;
        for (var i = 0; i < Vector256<float>.Count; i++) sum += (long)lanes[i];
        return sum;
    }
}
