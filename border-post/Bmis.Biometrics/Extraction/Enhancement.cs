using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Bmis.Biometrics.Extraction;

/// <summary>
/// Filters every cell of the finger by the filter of its orientation and period. What comes out is positive on
/// ridges, negative in valleys, zero outside, −127 to 127.
/// </summary>
internal static class Enhancement
{
    private const int Cell = ExtractionParameters.Cell;
    private const float Scale = 1f / 8192;

    internal static Padded Of(Padded picture, Plane<bool> mask, Orientation orientation, Plane<double> period)
    {
        var enhanced = new Padded(picture.Columns, picture.Rows);
        for (var row = 0; row < mask.Height; row++)
        {
            for (var column = 0; column < mask.Width; column++)
            {
                if (!mask[column, row]) continue;
                var filter = RidgeKernels.For(orientation.Doubled(column, row), period[column, row]);
                var from = picture.Index(column * Cell - RidgeKernels.Radius, row * Cell - RidgeKernels.Radius);
                FilterCell(picture, from, filter, enhanced, enhanced.Index(column * Cell, row * Cell));
            }
        }
        return enhanced;
    }

    // The eight rows of a cell side by side. All numbers are whole and sums are below 2^24: every order of adding,
    // and fused multiplication too, gives the same.
    private static void FilterCell(Padded picture, int from, float[] filter, Padded enhanced, int to)
    {
        ref var source = ref MemoryMarshal.GetArrayDataReference(picture.Values);
        var stride = picture.Stride;
        Vector256<float> r0 = default, r1 = default, r2 = default, r3 = default;
        Vector256<float> r4 = default, r5 = default, r6 = default, r7 = default;
        var tap = 0;
        for (var y = 0; y < RidgeKernels.Side; y++)
        {
            var line = (nuint)(from + y * stride);
            for (var x = 0; x < RidgeKernels.Side; x++, tap++)
            {
                var weight = Vector256.Create(filter[tap]);
                var at = line + (nuint)x;
                r0 += weight * Vector256.LoadUnsafe(ref source, at);
                r1 += weight * Vector256.LoadUnsafe(ref source, at + (nuint)stride);
                r2 += weight * Vector256.LoadUnsafe(ref source, at + (nuint)(2 * stride));
                r3 += weight * Vector256.LoadUnsafe(ref source, at + (nuint)(3 * stride));
                r4 += weight * Vector256.LoadUnsafe(ref source, at + (nuint)(4 * stride));
                r5 += weight * Vector256.LoadUnsafe(ref source, at + (nuint)(5 * stride));
                r6 += weight * Vector256.LoadUnsafe(ref source, at + (nuint)(6 * stride));
                r7 += weight * Vector256.LoadUnsafe(ref source, at + (nuint)(7 * stride));
            }
        }
        ReadOnlySpan<Vector256<float>> rows = [r0, r1, r2, r3, r4, r5, r6, r7];
        for (var y = 0; y < Cell; y++) Store(rows[y], enhanced.Values.AsSpan(to + y * stride, Cell));
    }

    private static void Store(Vector256<float> sums, Span<float> target)
    {
        var limit = Vector256.Create(127f);
        var scaled = Vector256.Min(limit, Vector256.Max(-limit, Vector256.Truncate(sums * Scale)));
        scaled.CopyTo(target);
    }
}
