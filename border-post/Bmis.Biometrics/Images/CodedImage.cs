using Bmis.Biometrics.Images.Wsq;

namespace Bmis.Biometrics.Images;

/// <summary>
/// A picture as a record carries it: its bytes and what the record says about them. It prints as its kind.
/// </summary>
/// <param name="Coding">How the pixels are written.</param>
/// <param name="Width">Columns, as the record says.</param>
/// <param name="Height">Rows, as the record says.</param>
/// <param name="Depth">Bits a pixel, 1 to 16.</param>
/// <param name="HorizontalDpi">Pixels an inch across, as the record says; 0 where it says nothing.</param>
/// <param name="VerticalDpi">Pixels an inch down, as the record says; 0 where it says nothing.</param>
/// <param name="Bytes">The coded pixels.</param>
public sealed record CodedImage(
    ImageCoding Coding, int Width, int Height, int Depth, int HorizontalDpi, int VerticalDpi,
    ReadOnlyMemory<byte> Bytes)
{
    private const int UsualDpi = 500;
    private const double LeastBits = 0.1, MostBits = 4;

    /// <summary>Whether <see cref="Decode"/> knows the coding: JPEG and JPEG 2000 are kept as bytes alone.</summary>
    public bool IsDecodable => Coding <= ImageCoding.Wsq || Coding == ImageCoding.Png;

    /// <summary>Whether both have one coding, depth and resolution, so that one record may carry them.</summary>
    public bool IsCodedAs(CodedImage other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Coding, Depth, HorizontalDpi, VerticalDpi)
            == (other.Coding, other.Depth, other.HorizontalDpi, other.VerticalDpi);
    }

    /// <summary>An 8-bit picture as it stands.</summary>
    public static CodedImage Of(GreyImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return new(ImageCoding.Raw, image.Width, image.Height, 8, image.Dpi, image.Dpi, image.Pixels);
    }

    /// <summary>A picture compressed by wavelet scalar quantisation, with losses that do not hurt ridges.</summary>
    /// <param name="image">The picture; no side is below 32 pixels.</param>
    /// <param name="bitsPerPixel">What it may take: 0.75 is the FBI's 15 to 1, 2.25 its 5 to 1.</param>
    /// <exception cref="ArgumentException">A side is below 32 pixels, or the bits are not from 0.1 to 4.</exception>
    public static CodedImage Compressed(GreyImage image, double bitsPerPixel = 0.75)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (Math.Min(image.Width, image.Height) < SubbandTree.ShortestSide)
            throw new ArgumentException("The picture is too small for wavelets.", nameof(image));
        if (bitsPerPixel is not (>= LeastBits and <= MostBits))
            throw new ArgumentException("The bits of a pixel are from 0.1 to 4.", nameof(bitsPerPixel));
        var bytes = WsqWriter.Write(image, bitsPerPixel);
        return new(ImageCoding.Wsq, image.Width, image.Height, 8, image.Dpi, image.Dpi, bytes);
    }

    /// <summary>
    /// The picture. <see cref="ImageFault.NotSupported"/> says that the coding is one that is not decoded here, or
    /// that the pixels are not square. The size and the resolution within a WSQ or PNG stream go before the record's.
    /// </summary>
    public ImageResult Decode()
    {
        if (!IsDecodable || HorizontalDpi != VerticalDpi) return ImageResult.Failed(ImageFault.NotSupported);
        if (Bytes.Length > ImageLimits.LargestFile) return ImageResult.Failed(ImageFault.TooLarge);
        var dpi = HorizontalDpi == 0 ? UsualDpi : HorizontalDpi;
        var bytes = Bytes.Span;
        return Coding switch
        {
            ImageCoding.Wsq => WsqReader.Recognises(bytes) ? WsqReader.Read(bytes, dpi) : Wrong(),
            ImageCoding.Png => PngReader.Recognises(bytes) ? PngReader.Read(bytes, dpi) : Wrong(),
            _ => RawPixels.Read(this, dpi),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => $"[finger image {Width} × {Height}, {Coding}]";

    private static ImageResult Wrong() => ImageResult.Failed(ImageFault.Corrupt);
}
