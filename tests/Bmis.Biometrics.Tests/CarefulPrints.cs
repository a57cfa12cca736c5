using Bmis.Biometrics.Images;
using Bmis.Biometrics.Synthesis;

namespace Bmis.Biometrics.Tests;

/// <summary>Impressions that differ by what a test says and by noise alone.</summary>
internal static class CarefulPrints
{
    internal static GreyImage Careful(
        this SyntheticFinger finger, int seed, double degrees = 0, int shiftX = 0, int shiftY = 0,
        int width = 300, int height = 320, int dpi = 500) => finger.Impression(seed, new()
        {
            Width = width,
            Height = height,
            Dpi = dpi,
            RotationDegrees = degrees,
            ShiftX = shiftX,
            ShiftY = shiftY,
            ContactHeight = 0.65,
        });
}
