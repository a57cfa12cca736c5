using OpenCvSharp;
using SkiaSharp;

namespace Bmis.BorderPost.Photographs;

/// <summary>
/// Reads what a browser sent: a JPEG picture within limits, cut to a portrait and written anew, so that nothing of the
/// sender's file, such as the place it was taken at, is kept.
/// </summary>
internal sealed class PhotoReading(PhotoQuality quality)
{
    /// <summary>Most bytes of a file that is read.</summary>
    internal const int MostBytes = 4 * 1024 * 1024;

    /// <summary>Width and height of a kept photograph: 3 to 4, as Doc 9303-9 asks for portraits.</summary>
    internal const int Width = 480;

    internal const int Height = 640;

    private const int MostPixels = 4096;
    private const int LeastPixels = 240;
    private const int JpegQuality = 88;

    /// <summary>The photograph as JPEG, with its quality code; null when the bytes are no such picture.</summary>
    internal (byte[] Jpeg, string Quality)? Read(byte[] bytes)
    {
        if (bytes.Length is 0 or > MostBytes) return null;
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec is not { EncodedFormat: SKEncodedImageFormat.Jpeg, Info: var info }) return null;
        if (Math.Max(info.Width, info.Height) > MostPixels || Math.Min(info.Width, info.Height) < LeastPixels)
            return null;
        using var picture = new SKBitmap(info);

        // A picture that ends too early would be grey below; it is none.
        if (codec.GetPixels(info, picture.GetPixels()) != SKCodecResult.Success) return null;
        using var portrait = Portrait(picture);
        using var encoded = portrait.Encode(SKEncodedImageFormat.Jpeg, JpegQuality);
        using var colours = Colours(portrait);
        return (encoded.ToArray(), quality.Judge(colours));
    }

    private static SKBitmap Portrait(SKBitmap picture)
    {
        var scale = Math.Max((float)Width / picture.Width, (float)Height / picture.Height);
        var (width, height) = (picture.Width * scale, picture.Height * scale);
        var portrait = new SKBitmap(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(portrait);
        var place = SKRect.Create((Width - width) / 2, (Height - height) / 2, width, height);
        using var image = SKImage.FromBitmap(picture);
        canvas.DrawImage(image, place, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return portrait;
    }

    private static Mat Colours(SKBitmap portrait)
    {
        using var pixels = Mat.FromPixelData(
            portrait.Height, portrait.Width, MatType.CV_8UC4, portrait.GetPixels(), portrait.RowBytes);
        return pixels.CvtColor(ColorConversionCodes.RGBA2RGB);
    }
}
