namespace Bmis.Biometrics.Segmentation;

/// <summary>Where something lies across and along a direction (cells).</summary>
internal readonly record struct Extent(double Left, double Right, double Tip, double End)
{
    internal double Width => Right - Left + 1;

    internal double Length => End - Tip + 1;

    internal double Middle => (Left + Right) / 2;
}
