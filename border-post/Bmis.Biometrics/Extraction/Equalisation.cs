namespace Bmis.Biometrics.Extraction;

/// <summary>
/// Local equalisation: grey less the mean around it, divided by the deviation around it, both interpolated between
/// cells. Ridges become positive, valleys negative, −127 to 127.
/// </summary>
internal static class Equalisation
{
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
            for (var x = 0; x < line.Length; x++)
                target[x] = (int)Math.Clamp((means[x] - line[x]) * gains[x], -127f, 127f);
        }
        return equal;
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
            for (var i = 0; i < cell; i++)
            {
                if ((uint)(start + i) >= (uint)row.Length) continue;
                row[start + i] = (float)(a + (b - a) * (2 * i + 1) / (2 * cell));
            }
        }
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
