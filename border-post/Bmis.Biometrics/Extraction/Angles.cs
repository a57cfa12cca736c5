namespace Bmis.Biometrics.Extraction;

/// <summary>
/// Angles as 256 steps of a full turn, clockwise as seen, because y grows downwards; 0 points right. Orientations of
/// ridges have no sense of direction and are carried doubled: 256 steps for half a turn. Only operations that every
/// processor rounds alike are used, so that templates are equal everywhere.
/// </summary>
internal static class Angles
{
    /// <summary>Cosines of the 256 steps, rounded so that a platform's last bit does not matter.</summary>
    internal static readonly double[] Cosines = Table(0);

    /// <summary>Sines of the 256 steps.</summary>
    internal static readonly double[] Sines = Table(64);

    /// <summary>The step nearest to the direction of a vector; 0 for no vector.</summary>
    internal static byte Of(double x, double y)
    {
        double ax = Math.Abs(x), ay = Math.Abs(y);
        if (ax == 0 && ay == 0) return 0;
        var eighth = ax >= ay ? Arctangent(ay / ax) : 64 - Arctangent(ax / ay);
        var half = x >= 0 ? eighth : 128 - eighth;
        return (byte)(int)Math.Floor((y >= 0 ? half : 256 - half) + 0.5);
    }

    /// <summary>Least turn from one direction to the other, −128 to 127.</summary>
    internal static int Turn(int from, int to) => (sbyte)(to - from);

    /// <summary>Least angle between two directions, 0 to 128.</summary>
    internal static int Between(int a, int b) => Math.Abs((int)(sbyte)(a - b));

    // Arctangent of 0 to 1 in steps by its odd power series with fitted factors (Hastings; wrong by 1e-5 at most).
    private static double Arctangent(double z)
    {
        var q = z * z;
        var radians = z * (0.9998660 + q * (-0.3302995 + q * (0.1801410 + q * (-0.0851330 + q * 0.0208351))));
        return radians * (128 / Math.PI);
    }

    private static double[] Table(int shift)
    {
        var table = new double[256];
        for (var i = 0; i < 256; i++)
            table[i] = Math.Round(Math.Cos((i - shift) * Math.PI / 128) * (1 << 20)) / (1 << 20);
        return table;
    }
}
