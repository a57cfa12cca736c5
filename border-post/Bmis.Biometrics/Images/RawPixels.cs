namespace Bmis.Biometrics.Images;

/// <summary>Pixels that are not compressed: in bytes, in pairs of bytes, or packed.</summary>
internal static class RawPixels
{
    private const int Deepest = 16;

    internal static ImageResult Read(CodedImage image, int dpi)
    {
        if (image.Depth is < 1 or > Deepest) return ImageResult.Failed(ImageFault.NotSupported);
        if (!ImageLimits.Allow(image.Width, image.Height)) return ImageResult.Failed(ImageFault.TooLarge);
        var isPacked = image.Coding == ImageCoding.Packed;
        var bits = isPacked ? image.Depth : (image.Depth + 7) / 8 * 8;
        if (Stride(image, bits) is not { } stride) return ImageResult.Failed(ImageFault.Corrupt);
        var pixels = new byte[image.Width * image.Height];
        for (var y = 0; y < image.Height; y++)
            for (var x = 0; x < image.Width; x++)
                pixels[y * image.Width + x] = Level(image.Bytes.Span, y * stride + (long)x * bits, bits, image.Depth);
        return ImageResult.Read(new(image.Width, image.Height, dpi, pixels));
    }

    // Bits from one row to the next. The standard does not say whether rows begin at a whole byte: the length does.
    private static long? Stride(CodedImage image, int bits)
    {
        var row = (long)image.Width * bits;
        if (image.Bytes.Length == (row * image.Height + 7) / 8) return row;
        var filled = (row + 7) / 8;
        return image.Bytes.Length == filled * image.Height ? filled * 8 : null;
    }

    private static byte Level(ReadOnlySpan<byte> bytes, long bit, int bits, int depth)
    {
        if (bits == 8) return Scaled(bytes[(int)(bit / 8)], depth);
        var value = 0;
        for (var i = 0; i < bits; i++, bit++)
            value = value << 1 | (bytes[(int)(bit / 8)] >> (int)(7 - bit % 8)) & 1;
        return Scaled(value, depth);
    }

    private static byte Scaled(int value, int depth)
    {
        var white = (1 << depth) - 1;
        return (byte)(Math.Min(value, white) * 255 / white);
    }
}
