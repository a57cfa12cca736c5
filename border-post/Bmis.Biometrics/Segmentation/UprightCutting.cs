using Bmis.Biometrics.Extraction;
using Bmis.Biometrics.Images;

namespace Bmis.Biometrics.Segmentation;

/// <summary>Cuts a finger out, upright; other fingers that reach into its box become ground.</summary>
internal static class UprightCutting
{
    private const int Cell = SegmentationParameters.Cell;
    private const int None = -1;

    /// <summary>Whose each cell is; −1 is nobody's.</summary>
    internal static Plane<int> Owners(List<Piece> fingers, int width, int height)
    {
        var owners = new Plane<int>(width, height);
        Array.Fill(owners.Cells, None);
        for (var i = 0; i < fingers.Count; i++)
            foreach (var (x, y) in fingers[i].Cells)
                owners[x, y] = i;
        return owners;
    }

    /// <summary>The grey of what shows no skin.</summary>
    internal static byte Ground(Plane<byte> picture, Plane<int> owners)
    {
        var counts = new int[256];
        for (var y = Cell / 2; y < picture.Height; y += Cell)
            for (var x = Cell / 2; x < picture.Width; x += Cell)
                if (owners[x / Cell, y / Cell] == None)
                    counts[picture[x, y]]++;
        var (grey, half) = (0, counts.Sum() / 2);
        for (var sum = counts[0]; sum < half; sum += counts[++grey]) { }
        return half == 0 ? byte.MaxValue : (byte)grey;
    }

    internal static GreyImage Of(Plane<byte> picture, Plane<int> owners, int finger, FingerEnd end, byte ground)
    {
        const double margin = SegmentationParameters.Margin / SegmentationParameters.CellMillimetres;
        var box = end.Box;
        int width = (int)((box.Width + 2 * margin) * Cell), height = (int)((box.Length + 2 * margin) * Cell);
        double left = (box.Left - 0.5 - margin) * Cell, top = (box.Tip - 0.5 - margin) * Cell;
        var pixels = new byte[width * height];
        for (var y = 0; y < height; y++)
        {
            var row = pixels.AsSpan(y * width, width);
            for (var x = 0; x < width; x++)
            {
                var (u, v) = end.Direction.Back(left + x + 0.5, top + y + 0.5);
                row[x] = At(picture, owners, finger, u - 0.5, v - 0.5, ground);
            }
        }

        return new(width, height, SegmentationParameters.Dpi, pixels);
    }

    private static byte At(Plane<byte> picture, Plane<int> owners, int finger, double x, double y, byte ground)
    {
        if (x < 0 || y < 0 || x >= picture.Width - 1 || y >= picture.Height - 1) return ground;
        // Nothing here is below zero: cutting off rounds down.
        int left = (int)x, top = (int)y;
        var owner = owners[(int)((uint)left / Cell), (int)((uint)top / Cell)];
        if (owner != finger && owner != None) return ground;
        double u = x - left, v = y - top;
        var corner = picture.Cells.AsSpan(top * picture.Width + left, picture.Width + 2);
        var above = corner[0] * (1 - u) + corner[1] * u;
        var below = corner[^2] * (1 - u) + corner[^1] * u;
        return (byte)Math.Round(above * (1 - v) + below * v);
    }
}
