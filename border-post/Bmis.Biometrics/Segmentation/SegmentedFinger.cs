using Bmis.Biometrics.Images;

namespace Bmis.Biometrics.Segmentation;

/// <summary>The end of a finger in a picture of several. Lengths are pixels of that picture.</summary>
/// <param name="Position">Which finger; unknown when another number was found than was asked for.</param>
/// <param name="CentreX">Middle of its box, from the left.</param>
/// <param name="CentreY">Middle of its box, from the top.</param>
/// <param name="Width">Across the finger.</param>
/// <param name="Height">Along the finger, from the tip to about the first joint.</param>
/// <param name="AngleDegrees">Turn of the finger, clockwise as seen; 0 is upright, −90 to 90.</param>
/// <param name="Picture">The finger upright and alone, at 500 dpi.</param>
public sealed record SegmentedFinger(
    FingerPosition Position, double CentreX, double CentreY, double Width, double Height, double AngleDegrees,
    GreyImage Picture)
{
    /// <summary>The upright rectangle around the box, as type 14 records of ANSI/NIST-ITL state it.</summary>
    public (int Left, int Top, int Right, int Bottom) Bounds
    {
        get
        {
            var (sine, cosine) = Math.SinCos(AngleDegrees * Math.PI / 180);
            var across = (Math.Abs(Width * cosine) + Math.Abs(Height * sine)) / 2;
            var down = (Math.Abs(Width * sine) + Math.Abs(Height * cosine)) / 2;
            return ((int)Math.Max(0, CentreX - across), (int)Math.Max(0, CentreY - down),
                (int)Math.Ceiling(CentreX + across), (int)Math.Ceiling(CentreY + down));
        }
    }

    /// <summary>Says the place alone.</summary>
    public override string ToString() => $"[finger at {CentreX:F0}, {CentreY:F0}]";
}
