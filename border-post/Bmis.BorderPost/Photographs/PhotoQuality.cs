namespace Bmis.BorderPost.Photographs;

/// <summary>
/// What can be said about a photograph from its light alone: too dark, too bright, without contrast, blurred. It does
/// not look for faces: no detector of known quality is at hand, and a guess would be worse than the officer's eye.
/// </summary>
internal static class PhotoQuality
{
    // Grey levels of 0 to 255. A lit face against a wall lies far inside these bounds; a covered lens, a lamp in the
    // lens and a wall without anybody lie outside.
    private const double Darkest = 40;
    private const double Brightest = 220;
    private const double LeastContrast = 18;
    private const double LeastSharpness = 12;

    /// <summary>A code, or empty when nothing is wrong.</summary>
    /// <param name="grey">The picture, row by row.</param>
    /// <param name="width">Pixels of a row.</param>
    internal static string Judge(ReadOnlySpan<byte> grey, int width)
    {
        var mean = Mean(grey);
        if (mean < Darkest) return "dark";
        if (mean > Brightest) return "bright";
        if (Deviation(grey, mean) < LeastContrast) return "flat";
        return Sharpness(grey, width) < LeastSharpness ? "blurred" : "";
    }

    private static double Mean(ReadOnlySpan<byte> grey)
    {
        long sum = 0;
        foreach (var level in grey) sum += level;
        return (double)sum / grey.Length;
    }

    private static double Deviation(ReadOnlySpan<byte> grey, double mean)
    {
        double sum = 0;
        foreach (var level in grey) sum += (level - mean) * (level - mean);
        return Math.Sqrt(sum / grey.Length);
    }

    // The variance of the Laplacian: edges make it large, a blur takes it away.
    private static double Sharpness(ReadOnlySpan<byte> grey, int width)
    {
        double sum = 0, squares = 0;
        var count = 0;
        for (var i = width + 1; i < grey.Length - width - 1; i++)
        {
            if (i % width == 0 || i % width == width - 1) continue;
            double edge = (4 * grey[i]) - grey[i - 1] - grey[i + 1] - grey[i - width] - grey[i + width];
            sum += edge;
            squares += edge * edge;
            count++;
        }

        var mean = sum / count;
        return (squares / count) - (mean * mean);
    }
}
