using QRCoder;

namespace Bmis.Central.Officers;

/// <summary>The picture from which an authenticator takes the key of one-time codes.</summary>
internal static class CodePicture
{
    private const int PixelsPerModule = 6;

    /// <summary>A QR code as SVG, black on white in every colour scheme; made here, so it goes nowhere else.</summary>
    public static string Svg(string address)
    {
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(code);
        return picture.GetGraphic(PixelsPerModule);
    }
}
