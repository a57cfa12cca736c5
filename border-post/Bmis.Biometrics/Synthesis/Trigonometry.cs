namespace Bmis.Biometrics.Synthesis;

/// <summary>
/// Angles by operations that every processor rounds alike (the platform's functions may differ in the last bit): what
/// follows from a seed is the same everywhere.
/// </summary>
internal static class Trigonometry
{
    /// <summary>The angle of a vector (radians, −π to π); 0 for no vector. Wrong by 1e-5 at most.</summary>
    internal static double Angle(double x, double y)
    {
        double ax = Math.Abs(x), ay = Math.Abs(y);
        if (ax == 0 && ay == 0) return 0;
        var eighth = ax >= ay ? Arctangent(ay / ax) : Math.PI / 2 - Arctangent(ax / ay);
        var half = x >= 0 ? eighth : Math.PI - eighth;
        return y >= 0 ? half : -half;
    }

    /// <summary>Sine of an angle (radians, any). Wrong by 1e-6 at most.</summary>
    internal static double Sine(double radians)
    {
        var turns = radians * (1 / (2 * Math.PI));
        turns -= Math.Floor(turns + 0.5);
        var quarter = Math.Abs(turns) > 0.25 ? (turns > 0 ? 0.5 : -0.5) - turns : turns;
        double z = quarter * 2 * Math.PI, q = z * z;
        return z * (1 - q / 6 * (1 - q / 20 * (1 - q / 42 * (1 - q / 72 * (1 - q / 110)))));
    }

    internal static double Cosine(double radians) => Sine(radians + Math.PI / 2);

    // Arctangent of 0 to 1 by its odd power series with fitted factors (Hastings).
    private static double Arctangent(double z)
    {
        var q = z * z;
        return z * (0.9998660 + q * (-0.3302995 + q * (0.1801410 + q * (-0.0851330 + q * 0.0208351))));
    }
}
