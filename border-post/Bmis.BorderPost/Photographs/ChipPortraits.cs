using SkiaSharp;

namespace Bmis.BorderPost.Photographs;

/// <summary>
/// Makes of a chip's picture (DG2), which anybody may have written, a JPEG that the page can show: JPEG 2000 is decoded
/// by a program that is shut in, JPEG here, and both are written anew. The browser never gets the chip's own bytes.
/// </summary>
internal sealed class ChipPortraits(Jpeg2000Decoder decoder)
{
    private const int JpegQuality = 90;
    private static readonly byte[] JpegSignature = [0xFF, 0xD8, 0xFF];

    /// <summary>Reads a picture.</summary>
    /// <param name="picture">The bytes of the image, without the heads of its biometric record.</param>
    /// <param name="cancellation">Gives up and kills the decoder.</param>
    internal async Task<Jpeg2000Result> ReadAsync(ReadOnlyMemory<byte> picture, CancellationToken cancellation)
    {
        if (picture.Length > Jpeg2000Limits.MostBytes) return Jpeg2000Result.Failing(Jpeg2000Fault.TooLarge);
        if (picture.Span.StartsWith(JpegSignature)) return ReadJpeg(picture.Span);
        if (Jpeg2000Header.Read(picture.Span) is not { } header)
            return Jpeg2000Result.Failing(Jpeg2000Fault.NotAnImage);
        return header.IsWithinLimits
            ? await decoder.DecodeAsync(picture, cancellation)
            : Jpeg2000Result.Failing(Jpeg2000Fault.TooLarge);
    }

    private static Jpeg2000Result ReadJpeg(ReadOnlySpan<byte> picture)
    {
        using var data = SKData.CreateCopy(picture);
        using var codec = SKCodec.Create(data);
        if (codec is not { EncodedFormat: SKEncodedImageFormat.Jpeg, Info: var info })
            return Jpeg2000Result.Failing(Jpeg2000Fault.NotAnImage);
        if (!new Jpeg2000Header(info.Width, info.Height, 3).IsWithinLimits)
            return Jpeg2000Result.Failing(Jpeg2000Fault.TooLarge);
        using var pixels = new SKBitmap(info);

        // A picture that ends too early would be grey below; it is none.
        if (codec.GetPixels(info, pixels.GetPixels()) != SKCodecResult.Success)
            return Jpeg2000Result.Failing(Jpeg2000Fault.NotAnImage);
        using var jpeg = pixels.Encode(SKEncodedImageFormat.Jpeg, JpegQuality);
        return jpeg is null
            ? Jpeg2000Result.Failing(Jpeg2000Fault.NotAnImage)
            : new(jpeg.ToArray(), info.Width, info.Height, null);
    }
}
