namespace Bmis.Biometrics.Identification;

/// <summary>
/// A place in units of two and a half pixels, x in the bits 8 to 19 and y in 20 to 31, so that one subtraction gives a
/// shift. The low byte is left to the direction of a line.
/// </summary>
internal static class CoarsePlace
{
    /// <summary>Keeps the difference of two places free of borrows.</summary>
    internal const uint Bias = 2048u << 8 | 2048u << 20;

    /// <summary>Numbers that a place in a gallery may have: pixels from 0 to this, without it.</summary>
    internal const int Pixels = 2048;

    private static readonly ushort[] Units = [.. Enumerable.Range(0, Pixels).Select(pixel => (ushort)(pixel * 2 / 5))];

    /// <summary>A place of a probe's minutia around the middle of all.</summary>
    internal static uint Of(double x, double y) => (uint)(Unit(x) << 8) + (uint)(Unit(y) << 20);

    /// <summary>A place of whole pixels from 0 to 2047.</summary>
    internal static uint Of(int x, int y) => (uint)Units[x] << 8 | (uint)Units[y] << 20;

    private static int Unit(double pixels) => Math.Clamp((int)Math.Floor(pixels * 0.4), -1000, 1000);
}
