using System.Runtime.Intrinsics;

namespace Bmis.Biometrics.Extraction;

/// <summary>
/// Local equalisation: grey less the mean around it, divided by the deviation around it, both interpolated between
/// cells. Ridges become positive, valleys negative, −127 to 127.
/// </summary>
internal static class Equalisation
{
    private static readonly int Lanes = Vector256<float>.Count;

    internal static Padded Of(Plane<byte> image, Contrast contrast)
    {
        var equal = new Padded(contrast.Mean.Width, contrast.Mean.Height);
        var gain = new Plane<double>(contrast.Mean.Width, contrast.Mean.Height);
        for (var i = 0; i < gain.Cells.Length; i++)
            gain.Cells[i] = ExtractionParameters.EqualDeviation / Math.Max(2, contrast.Deviation.Cells[i]);
        var (means, gains) = (new float[image.Width], new float[image.Width]);
        for (var y = 0; y < image.Height; y++)
        {
            Between(contrast.Mean, y, means);
            Between(gain, y, gains);
            var line = image.Cells.AsSpan(y * image.Width, image.Width);
            var target = equal.Values.AsSpan(equal.Index(0, y), image.Width);
            Equalise(line, means, gains, target);
        }
        return equal;
    }

    private static void Equalise(ReadOnlySpan<byte> line, float[] means, float[] gains, Span<float> target)
    {
        var limit = Vector256.Create(127f);
        var x = 0;
        for (; x <= line.Length - Lanes; x += Lanes)
        {
            var grey = Vector256.ConvertToSingle(Vector256.WidenLower(Vector256.WidenLower(
                Vector256.Create(Vector128.CreateScalar(BitConverter.ToUInt64(line[x..])).AsByte(), default)))
                .AsInt32());
            var equal = (Vector256.LoadUnsafe(ref means[x]) - grey) * Vector256.LoadUnsafe(ref gains[x]);
            Vector256.Truncate(Vector256.Min(limit, Vector256.Max(-limit, equal))).CopyTo(target[x..]);
        }
        for (; x < line.Length; x++) target[x] = (int)Math.Clamp((means[x] - line[x]) * gains[x], -127f, 127f);
    }

    // One row of pixels, interpolated between the middles of the cells.
    private static void Between(Plane<double> field, int y, float[] row)
    {
        const int cell = ExtractionParameters.Cell;
        var (top, down) = Split(y, field.Height);
        var below = Math.Min(top + 1, field.Height - 1);
        for (var column = -1; column < field.Width; column++)
        {
            int left = Math.Max(column, 0), right = Math.Min(column + 1, field.Width - 1);
            var a = field[left, top] + (field[left, below] - field[left, top]) * down;
            var b = field[right, top] + (field[right, below] - field[right, top]) * down;
            var start = column * cell + cell / 2;
            if (start >= 0 && start + cell <= row.Length)
            {
                Spread(a, b - a, row.AsSpan(start, cell));
                continue;
            }
            for (var i = 0; i < cell; i++)
            {
                if ((uint)(start + i) >= (uint)row.Length) continue;
                row[start + i] = (float)(a + (b - a) * (2 * i + 1) / (2 * cell));
            }
        }
    }

    // Eight pixels at once, as one by one: sixteenths divide exactly.
    private static void Spread(double start, double rise, Span<float> row)
    {
        Vector256<double> from = Vector256.Create(start), by = Vector256.Create(rise);
        var low = from + by * Vector256.Create(1 / 16.0, 3 / 16.0, 5 / 16.0, 7 / 16.0);
        var high = from + by * Vector256.Create(9 / 16.0, 11 / 16.0, 13 / 16.0, 15 / 16.0);
        Vector256.Narrow(low, high).CopyTo(row);
    }

    private static (int Cell, double Share) Split(int pixel, int count)
    {
        const int cell = ExtractionParameters.Cell;
        var doubled = 2 * pixel + 1 - cell;
        if (doubled <= 0) return (0, 0);
        var first = doubled / (2 * cell);
        return first >= count - 1 ? (count - 1, 0) : (first, (doubled - first * 2.0 * cell) / (2 * cell));
    }
}
