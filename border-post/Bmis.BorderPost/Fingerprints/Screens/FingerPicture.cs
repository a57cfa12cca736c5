using Bmis.Biometrics.Images;
using SkiaSharp;

namespace Bmis.BorderPost.Fingerprints.Screens;

/// <summary>A finger's picture as PNG for the page; a picture of a whole hand becomes smaller.</summary>
internal static class FingerPicture
{
    // Wider than the page shows it even on a fine screen.
    private const int MostPixels = 640;

    internal static byte[] Png(GreyImage picture)
    {
        var info = new SKImageInfo(picture.Width, picture.Height, SKColorType.Gray8, SKAlphaType.Opaque);
        using var whole = SKImage.FromPixelCopy(info, picture.Pixels, picture.Width);
        var greatest = Math.Max(picture.Width, picture.Height);
        if (greatest <= MostPixels) return Encoded(whole);
        var small = new SKImageInfo(
            Math.Max(1, picture.Width * MostPixels / greatest),
            Math.Max(1, picture.Height * MostPixels / greatest),
            SKColorType.Gray8,
            SKAlphaType.Opaque);
        using var scaled = new SKBitmap(small);
        whole.ScalePixels(scaled.PeekPixels(), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var image = SKImage.FromBitmap(scaled);
        return Encoded(image);
    }

    private static byte[] Encoded(SKImage image)
    {
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
