using Bmis.Biometrics.Extraction;
using Bmis.Biometrics.Images;

namespace Bmis.Biometrics.Tests;

/// <summary>
/// A print that nobody has: ridges grown out of seeded noise along the flow of a loop, by the engine's own filters.
/// </summary>
internal sealed class SyntheticFinger
{
    private const int Cells = 48;
    private const int Side = Cells * ExtractionParameters.Cell;
    private readonly Padded _ridges;

    internal SyntheticFinger(int seed)
    {
        var random = new Random(seed);
        var mask = new Plane<bool>(Cells, Cells);
        Array.Fill(mask.Cells, true);
        var flow = Flow(random);
        var period = new Plane<double>(Cells, Cells);
        Array.Fill(period.Cells, 8 + random.NextDouble() * 2);
        _ridges = new(Cells, Cells);
        for (var y = 0; y < Side; y++)
            for (var x = 0; x < Side; x++)
                _ridges.Values[_ridges.Index(x, y)] = random.Next(-60, 61);
        for (var round = 0; round < 6; round++) _ridges = Enhancement.Of(_ridges, mask, flow, period);
    }

    /// <summary>An impression: turned, shifted, noisy, on an oval of skin.</summary>
    internal GreyImage Impression(
        int seed, double degrees = 0, int shiftX = 0, int shiftY = 0, int width = 300, int height = 320, int dpi = 500,
        int noise = 25)
    {
        var random = new Random(seed);
        var pixels = new byte[width * height];
        var (cosine, sine) = (Math.Cos(degrees * Math.PI / 180), Math.Sin(degrees * Math.PI / 180));
        var scale = 500.0 / dpi;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                double dx = (x - width / 2.0) * scale, dy = (y - height / 2.0) * scale;
                var inside = dx * dx / (130 * 130) + dy * dy / (150 * 150) < 1;
                var ridge = inside
                    ? At(cosine * dx - sine * dy + Side / 2.0 + shiftX, sine * dx + cosine * dy + Side / 2.0 + shiftY)
                    : -127;
                pixels[y * width + x] = (byte)Math.Clamp(150 - ridge * 0.6 + random.Next(-noise, noise + 1), 0, 255);
            }
        }
        return new(width, height, dpi, pixels);
    }

    private double At(double x, double y)
    {
        int left = (int)Math.Floor(x), top = (int)Math.Floor(y);
        if (left < 0 || top < 0 || left >= Side - 1 || top >= Side - 1) return -127;
        double u = x - left, v = y - top;
        var at = _ridges.Index(left, top);
        double above = _ridges.Values[at] * (1 - u) + _ridges.Values[at + 1] * u;
        double below = _ridges.Values[at + _ridges.Stride] * (1 - u) + _ridges.Values[at + _ridges.Stride + 1] * u;
        return above * (1 - v) + below * v;
    }

    // Half the angle towards the core less half the angle towards the delta (Sherlock and Monro, 1993).
    private static Orientation Flow(Random random)
    {
        var (coreX, coreY) = (24 + random.Next(-3, 4), 18 + random.Next(-3, 4));
        var (deltaX, deltaY) = (24 + (random.Next(2) * 2 - 1) * random.Next(10, 16), 38 + random.Next(-2, 6));
        var flow = new Orientation(new(Cells, Cells), new(Cells, Cells));
        for (var y = 0; y < Cells; y++)
        {
            for (var x = 0; x < Cells; x++)
            {
                var doubled = Math.Atan2(y + 0.5 - coreY, x + 0.5 - coreX)
                    - Math.Atan2(y + 0.5 - deltaY, x + 0.5 - deltaX);
                (flow.X[x, y], flow.Y[x, y]) = (Math.Cos(doubled), Math.Sin(doubled));
            }
        }
        return flow;
    }
}
