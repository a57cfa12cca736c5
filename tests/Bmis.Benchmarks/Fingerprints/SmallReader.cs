using Bmis.Biometrics.Images;
using Bmis.Biometrics.Templates;

namespace Bmis.Benchmarks.Fingerprints;

/// <summary>What a serial optical reader would have taken: sixteen grey levels, 256 × 288 pixels at 500 dpi.</summary>
internal static class SmallReader
{
    private const int Width = 256, Height = 288, Dpi = 500;

    /// <summary>The window lies where the finger does, for people lay their finger on the middle of a reader.</summary>
    internal static SetPrint Seen(SetPrint print, Func<GreyImage, FingerTemplate?> extract)
    {
        var picture = print.Picture;
        var (x, y) = print.Template is { Minutiae.Count: > 0 } template
            ? (template.Minutiae.Average(one => one.X), template.Minutiae.Average(one => one.Y))
            : (picture.Width / 2.0, picture.Height / 2.0);
        var scale = picture.Dpi / (double)Dpi;
        var width = Math.Min(picture.Width, (int)(Width * scale));
        var height = Math.Min(picture.Height, (int)(Height * scale));
        var left = Math.Clamp((int)(x * scale) - width / 2, 0, picture.Width - width);
        var top = Math.Clamp((int)(y * scale) - height / 2, 0, picture.Height - height);
        var pixels = new byte[width * height];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)(picture.Pixels[(top + i / width) * picture.Width + left + i % width] / 16 * 17);
        var seen = new GreyImage(width, height, picture.Dpi, pixels);
        return new(print.Finger, seen, extract(seen));
    }
}
