namespace Bmis.Biometrics.Images;

/// <summary>Pixels an inch and pixels a centimetre: records measure in either, readers are sold by the inch.</summary>
internal static class Resolutions
{
    private const double CentimetresPerInch = 2.54;

    /// <summary>Pixels an inch; 197 a centimetre, which is 500.4 an inch, is what records say for 500.</summary>
    internal static int Dpi(double perCentimetre)
    {
        var dpi = (int)Math.Round(Math.Min(perCentimetre, ushort.MaxValue) * CentimetresPerInch);
        return Math.Abs(dpi - 1000) <= 1 ? 1000 : dpi;
    }

    internal static ushort PerCentimetre(int dpi) => (ushort)Math.Round(dpi / CentimetresPerInch);
}
