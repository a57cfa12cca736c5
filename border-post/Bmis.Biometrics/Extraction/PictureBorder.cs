namespace Bmis.Biometrics.Extraction;

/// <summary>
/// The border of the picture, and where the finger goes on beyond it: there the outermost pixels show ridges. Where
/// they are even, the finger ends just before.
/// </summary>
internal sealed class PictureBorder(Padded equal, int width, int height)
{
    private const int Depth = ExtractionParameters.PictureBorderDepth;
    private const int Reach = ExtractionParameters.PictureBorderReach;
    private const double Least = ExtractionParameters.PictureBorderShare * ExtractionParameters.EqualDeviation;

    internal bool Holds(int x, int y) => (uint)x < (uint)width && (uint)y < (uint)height;

    /// <summary>Whether a pixel lies so near that a ridge that the picture cuts would end there.</summary>
    internal bool Cuts(int x, int y)
    {
        const int distance = ExtractionParameters.PictureBorderDistance;
        return x < distance || y < distance || x >= width - distance || y >= height - distance;
    }

    /// <summary>The pixel of the picture that is nearest.</summary>
    internal (int X, int Y) Nearest(int x, int y) => (Math.Clamp(x, 0, width - 1), Math.Clamp(y, 0, height - 1));

    /// <summary>Whether ridges are seen around a pixel of the border.</summary>
    internal bool ShowsRidges(int x, int y)
    {
        var isSide = x == 0 || x == width - 1;
        var (left, right) = isSide ? Inwards(x, width) : (x - Reach, x + Reach);
        var (top, bottom) = isSide ? (y - Reach, y + Reach) : Inwards(y, height);
        // Whole numbers: the same on every processor.
        long sum = 0, squares = 0, count = 0;
        for (var v = Math.Max(top, 0); v <= Math.Min(bottom, height - 1); v++)
        {
            for (var u = Math.Max(left, 0); u <= Math.Min(right, width - 1); u++)
            {
                var grey = (int)equal.Values[equal.Index(u, v)];
                (sum, squares, count) = (sum + grey, squares + grey * grey, count + 1);
            }
        }
        return count * squares - sum * sum >= Least * Least * count * count;
    }

    private static (int First, int Last) Inwards(int at, int length) =>
        at == 0 ? (0, Depth - 1) : (length - Depth, length - 1);
}
