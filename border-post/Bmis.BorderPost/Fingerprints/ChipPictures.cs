using Bmis.Biometrics.Images;
using Bmis.BorderPost.Photographs;
using SkiaSharp;

namespace Bmis.BorderPost.Fingerprints;

/// <summary>
/// Decodes a picture of a chip's finger. JPEG and JPEG 2000 go the way of portraits: they are decoded, the latter by a
/// program that is shut in, and written anew as JPEG of a high quality before they are read here.
/// </summary>
internal sealed class ChipPictures(ChipPortraits decoder)
{
    /// <summary>The picture; null when it cannot be decoded or its resolution is of no use.</summary>
    internal async Task<GreyImage?> ReadAsync(CodedImage image, CancellationToken cancellation)
    {
        if (image.Coding is not (ImageCoding.Jpeg or ImageCoding.Jpeg2000)) return image.Decode().Image;
        if (image.HorizontalDpi != image.VerticalDpi) return null;
        if (image.HorizontalDpi is < ImageLimits.LeastDpi or > ImageLimits.HighestDpi) return null;
        var read = await decoder.ReadAsync(image.Bytes, cancellation);
        return read.Succeeded ? Grey(read.Jpeg, image.HorizontalDpi) : null;
    }

    // The decoders write grey as three colours alike, of which green is one.
    private static GreyImage? Grey(byte[] jpeg, int dpi)
    {
        using var data = SKData.CreateCopy(jpeg);
        using var codec = SKCodec.Create(data);
        if (codec is null) return null;
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var colours = new SKBitmap(info);
        if (codec.GetPixels(info, colours.GetPixels()) != SKCodecResult.Success) return null;
        var from = colours.GetPixelSpan();
        var pixels = new byte[info.Width * info.Height];
        for (var i = 0; i < pixels.Length; i++) pixels[i] = from[4 * i + 1];
        return new(info.Width, info.Height, dpi, pixels);
    }
}
