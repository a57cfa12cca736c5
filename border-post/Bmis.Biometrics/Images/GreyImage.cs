namespace Bmis.Biometrics.Images;

/// <summary>A grey picture of a finger: 0 is black, 255 is white, ridges are dark. Immutable by agreement.</summary>
/// <param name="Width">Columns, at least 1.</param>
/// <param name="Height">Rows, at least 1.</param>
/// <param name="Dpi">Resolution in pixels an inch; scanners of travel documents and lanes give 500.</param>
/// <param name="Pixels">Row by row from the top left, one byte each, Width × Height bytes.</param>
public sealed record GreyImage(int Width, int Height, int Dpi, byte[] Pixels)
{
    /// <summary>Says the size alone: a picture of a finger is personal.</summary>
    public override string ToString() => $"[finger image {Width} × {Height}, {Dpi} dpi]";
}
