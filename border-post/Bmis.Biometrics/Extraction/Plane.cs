namespace Bmis.Biometrics.Extraction;

/// <summary>A rectangle of values, row by row from the top left.</summary>
internal sealed class Plane<T>(int width, int height)
{
    internal int Width { get; } = width;

    internal int Height { get; } = height;

    internal T[] Cells { get; } = new T[width * height];

    internal ref T this[int x, int y] => ref Cells[y * Width + x];

    internal bool Holds(int x, int y) => (uint)x < (uint)Width && (uint)y < (uint)Height;
}
