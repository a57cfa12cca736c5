namespace Bmis.Biometrics.Images.AnsiNist;

/// <summary>Where a finger is in a picture of several (ANSI/NIST-ITL 1-2011, 8.14.21), in pixels.</summary>
/// <param name="Position">The finger.</param>
/// <param name="Left">Its first column.</param>
/// <param name="Right">Its last column.</param>
/// <param name="Top">Its first row.</param>
/// <param name="Bottom">Its last row.</param>
public readonly record struct FingerSegment(FingerPosition Position, int Left, int Right, int Top, int Bottom);
