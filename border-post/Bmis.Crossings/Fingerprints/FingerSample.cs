namespace Bmis.Crossings.Fingerprints;

/// <summary>
/// Which picture belongs to a finger; the picture itself, WSQ or PNG, lies elsewhere, under its digest. It prints as
/// <c>[sample]</c>.
/// </summary>
/// <param name="Sha256">SHA-256 of the file, 64 small hexadecimal digits.</param>
/// <param name="Length">Bytes of the file, at most <see cref="FingerSamples.MostBytes"/>.</param>
/// <param name="Dpi">Its resolution, because a file may not state it.</param>
/// <param name="Impression">How it was taken: the code of ISO/IEC 19794-4:2005, table 7; 0 is live and plain.</param>
public sealed record FingerSample(string Sha256, int Length, int Dpi, int Impression)
{
    /// <summary>Least resolution.</summary>
    public const int LeastDpi = 200;

    /// <summary>Greatest resolution.</summary>
    public const int GreatestDpi = 2000;

    /// <inheritdoc/>
    public override string ToString() => "[sample]";
}
