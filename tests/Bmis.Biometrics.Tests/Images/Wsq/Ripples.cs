using Bmis.Biometrics.Images;

namespace Bmis.Biometrics.Tests.Images.Wsq;

/// <summary>A picture with rings like ridges, made by a formula.</summary>
internal static class Ripples
{
    private const double Period = 9;

    internal static GreyImage Of(int width, int height)
    {
        var pixels = new byte[width * height];
        for (var i = 0; i < pixels.Length; i++)
        {
            double x = i % width - width * 0.4, y = (i / width - height * 0.6) * 1.3;
            pixels[i] = (byte)(128 + 90 * Math.Sin(Math.Sqrt(x * x + y * y) * 2 * Math.PI / Period));
        }
        return new(width, height, 500, pixels);
    }
}
