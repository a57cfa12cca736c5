using Bmis.Biometrics.Images;

namespace Bmis.Biometrics.Extraction;

/// <summary>Brings a picture to 500 dpi: every new pixel is the mean of the area that it covers.</summary>
internal static class Resampling
{
    private const int One = 1 << 12;

    internal static Plane<byte> ToStandard(GreyImage image)
    {
        int width = Scaled(image.Width, image.Dpi), height = Scaled(image.Height, image.Dpi);
        var plane = new Plane<byte>(width, height);
        if (image.Dpi == ExtractionParameters.Dpi)
        {
            image.Pixels.AsSpan(0, width * height).CopyTo(plane.Cells);
            return plane;
        }
        Span<byte> source = image.Pixels;
        var (columns, rows) = (Spans(image.Width, width), Spans(image.Height, height));
        var narrow = new Plane<byte>(width, image.Height);
        for (var y = 0; y < image.Height; y++)
            for (var x = 0; x < width; x++)
                narrow[x, y] = Mean(source[(y * image.Width)..], 1, columns[x]);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                plane[x, y] = Mean(narrow.Cells.AsSpan(x), width, rows[y]);
        return plane;
    }

    internal static int Scaled(int length, int dpi) =>
        dpi == ExtractionParameters.Dpi ? length : (int)((long)length * ExtractionParameters.Dpi / dpi);

    // First source pixel and the weights, in 4096ths, of that and the following ones.
    private readonly record struct Share(int First, int[] Weights);

    private static Share[] Spans(int from, int to)
    {
        var shares = new Share[to];
        var width = Math.Max((long)from * One / to, One);
        for (var i = 0; i < to; i++)
        {
            var middle = ((2L * i + 1) * from * One / to) / 2;
            long start = Math.Max(0, middle - width / 2), end = Math.Min((long)from * One, middle + width / 2);
            var first = (int)(start / One);
            var weights = new int[(int)((end - 1) / One) - first + 1];
            for (var k = 0; k < weights.Length; k++)
                weights[k] = (int)(Math.Min(end, (first + k + 1L) * One) - Math.Max(start, (first + (long)k) * One));
            shares[i] = new(first, weights);
        }
        return shares;
    }

    private static byte Mean(ReadOnlySpan<byte> pixels, int step, Share share)
    {
        int sum = 0, weight = 0;
        for (var k = 0; k < share.Weights.Length; k++)
        {
            sum += pixels[(share.First + k) * step] * share.Weights[k];
            weight += share.Weights[k];
        }
        return (byte)((sum + weight / 2) / weight);
    }
}
