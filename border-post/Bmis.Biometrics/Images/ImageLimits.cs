namespace Bmis.Biometrics.Images;

/// <summary>What a picture from outside may measure.</summary>
public static class ImageLimits
{
    /// <summary>Longest side (pixels, own limit: a slap of four fingers at 1000 dpi has 3200).</summary>
    public const int LongestSide = 4096;

    /// <summary>Most pixels (own limit: a slap at 1000 dpi has 9.6 million).</summary>
    public const int MostPixels = 12_000_000;

    /// <summary>Largest file (bytes, own limit: twice the largest raw picture).</summary>
    public const int LargestFile = 2 * MostPixels;

    /// <summary>Least resolution that shows ridges (dpi, ISO/IEC 19794-4 allows no less for verification).</summary>
    public const int LeastDpi = 250;

    /// <summary>Highest resolution that readers offer (dpi).</summary>
    public const int HighestDpi = 2000;

    internal static bool Allow(long width, long height) =>
        width is > 0 and <= LongestSide && height is > 0 and <= LongestSide && width * height <= MostPixels;
}
