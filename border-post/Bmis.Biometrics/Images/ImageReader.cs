using Bmis.Biometrics.Images.Wsq;

namespace Bmis.Biometrics.Images;

/// <summary>Reads a grey picture of any format that is known here, told by its first bytes.</summary>
public static class ImageReader
{
    /// <summary>Reads PNG (grey, 1 to 16 bits, not interlaced), PGM (P2, P5) or WSQ.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="dpi">Resolution where the file states none.</param>
    public static ImageResult Read(ReadOnlySpan<byte> file, int dpi = 500)
    {
        if (file.Length > ImageLimits.LargestFile) return ImageResult.Failed(ImageFault.TooLarge);
        if (PngReader.Recognises(file)) return PngReader.Read(file, dpi);
        if (PgmReader.Recognises(file)) return PgmReader.Read(file, dpi);
        if (WsqReader.Recognises(file)) return WsqReader.Read(file, dpi);
        return ImageResult.Failed(ImageFault.UnknownFormat);
    }
}
