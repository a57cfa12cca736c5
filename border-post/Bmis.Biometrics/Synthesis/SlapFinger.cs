using Bmis.Biometrics.Images;

namespace Bmis.Biometrics.Synthesis;

/// <summary>Where a finger lies in a slap: what a segmentation ought to find.</summary>
/// <param name="Position">Which finger.</param>
/// <param name="X">Column of the middle of what touches (pixels of the picture).</param>
/// <param name="Y">Row of the middle of what touches (pixels of the picture).</param>
/// <param name="Width">Width of what touches, along the finger's own axes (pixels of the picture).</param>
/// <param name="Height">Height of what touches, along the finger's own axes (pixels of the picture).</param>
/// <param name="RotationDegrees">Turn of the finger, clockwise as seen.</param>
public sealed record SlapFinger(
    FingerPosition Position, double X, double Y, double Width, double Height, double RotationDegrees);
