using Bmis.Biometrics.Extraction;

namespace Bmis.Biometrics.Tests.Extraction;

/// <summary>What is done many pixels at a time equals what is done one by one.</summary>
public sealed class VectorPathTests
{
    private const int Cell = ExtractionParameters.Cell;

    [Fact]
    public void Enhancement_in_vectors_equals_enhancement_in_whole_numbers()
    {
        var random = new Random(11);
        var picture = new Padded(5, 4);
        var mask = new Plane<bool>(5, 4);
        var flow = new Orientation(new(5, 4), new(5, 4));
        var period = new Plane<double>(5, 4);
        for (var y = 0; y < 4 * Cell; y++)
            for (var x = 0; x < 5 * Cell; x++)
                picture.Values[picture.Index(x, y)] = random.Next(-127, 128);
        for (var i = 0; i < mask.Cells.Length; i++)
        {
            (mask.Cells[i], period.Cells[i]) = (random.Next(4) > 0, 5 + random.NextDouble() * 10);
            (flow.X.Cells[i], flow.Y.Cells[i]) = (random.NextDouble() - 0.5, random.NextDouble() - 0.5);
        }
        var enhanced = Enhancement.Of(picture, mask, flow, period);
        for (var y = 0; y < 4 * Cell; y++)
            for (var x = 0; x < 5 * Cell; x++)
                Assert.Equal(Expected(picture, mask, flow, period, x, y), enhanced.Values[enhanced.Index(x, y)]);
    }

    [Fact]
    public void Thinning_by_words_equals_thinning_by_pixels()
    {
        var random = new Random(12);
        var plane = new BitPlane(150, 90);
        for (var blot = 0; blot < 120; blot++)
        {
            int left = random.Next(145), top = random.Next(85), width = random.Next(1, 40), height = random.Next(1, 7);
            for (var y = top; y < Math.Min(90, top + height); y++)
                for (var x = left; x < Math.Min(150, left + width); x++)
                    plane[x, y] = true;
        }
        var slow = SlowThinning(plane);
        var fast = Thinning.Of(plane);
        Assert.InRange(fast.Count(), 1, plane.Count() - 1);
        for (var y = 0; y < 90; y++)
            for (var x = 0; x < 150; x++)
                Assert.Equal(slow[x, y], fast[x, y]);
    }

    private static float Expected(
        Padded picture, Plane<bool> mask, Orientation flow, Plane<double> period, int x, int y)
    {
        int column = x / Cell, row = y / Cell;
        if (!mask[column, row]) return 0;
        var filter = RidgeKernels.For(flow.Doubled(column, row), period[column, row]);
        long sum = 0;
        for (var v = 0; v < RidgeKernels.Side; v++)
            for (var u = 0; u < RidgeKernels.Side; u++)
                sum += (long)filter[v * RidgeKernels.Side + u]
                    * (long)picture.Values[picture.Index(x + u - RidgeKernels.Radius, y + v - RidgeKernels.Radius)];
        return Math.Clamp(sum / 8192, -127, 127);
    }

    private static BitPlane SlowThinning(BitPlane lines)
    {
        var thin = new BitPlane(lines.Width, lines.Height);
        lines.Words.CopyTo(thin.Words, 0);
        for (var pass = 0; pass < 24; pass++)
        {
            foreach (var second in (bool[])[false, true])
            {
                var gone = new List<(int X, int Y)>();
                for (var y = 0; y < thin.Height; y++)
                    for (var x = 0; x < thin.Width; x++)
                        if (thin[x, y] && Removable(thin.Neighbours(x, y), second)) gone.Add((x, y));
                foreach (var (x, y) in gone) thin[x, y] = false;
            }
        }
        return thin;
    }

    // The rule as the paper writes it, over the eight neighbours clockwise from the one above.
    private static bool Removable(int neighbours, bool second)
    {
        bool N(int i) => (neighbours >> (i & 7) & 1) != 0;
        int runs = 0, one = 0, other = 0;
        for (var i = 0; i < 8; i += 2)
        {
            if (!N(i) && (N(i + 1) || N(i + 2))) runs++;
            if (N(i + 7) || N(i)) one++;
            if (N(i) || N(i + 1)) other++;
        }
        var side = second ? (N(4) || N(5) || !N(7)) && N(6) : (N(0) || N(1) || !N(3)) && N(2);
        return runs == 1 && Math.Min(one, other) is 2 or 3 && !side;
    }
}
