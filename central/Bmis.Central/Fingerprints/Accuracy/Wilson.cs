namespace Bmis.Central.Fingerprints.Accuracy;

/// <summary>
/// A rate with its 95 % interval by E. B. Wilson (1927), which holds also near 0 and 1 and for few cases.
/// </summary>
/// <param name="Share">Cases of all, 0 to 1.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
internal sealed record Wilson(double Share, double Low, double High)
{
    // The quantile of the normal distribution that leaves 2.5 % on either side.
    private const double Z = 1.959964;

    /// <summary>The rate of so many cases among all; null where there is none to count among.</summary>
    public static Wilson? Of(long cases, long all)
    {
        if (all <= 0)
            return null;
        double n = all, share = cases / n;
        var middle = share + Z * Z / (2 * n);
        var spread = Z * Math.Sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
        var scale = 1 + Z * Z / n;
        return new(
            share, Math.Clamp((middle - spread) / scale, 0, share), Math.Clamp((middle + spread) / scale, share, 1));
    }
}
