namespace Bmis.Biometrics.Synthesis;

/// <summary>
/// A smooth random field without border: numbers on a lattice, between them interpolated. Mean 0; deviation 1 at the
/// lattice, less between.
/// </summary>
internal sealed class SmoothNoise
{
    private readonly int _side;
    private readonly float[] _lattice;
    private readonly float _scale;

    /// <param name="seed">What the field follows from.</param>
    /// <param name="purpose">What it is for.</param>
    /// <param name="distance">Distance of the lattice's points (pixels).</param>
    /// <param name="side">Points after which it repeats, a power of two.</param>
    internal SmoothNoise(long seed, SeedPurpose purpose, double distance, int side = 64)
    {
        (_side, _lattice) = (side, new float[side * side]);
        var draw = new SeededSequence(SeededSequence.Seed(seed, (long)(distance * 16)), purpose);
        foreach (ref var value in _lattice.AsSpan()) value = (float)draw.Normal();
        _scale = (float)(1 / distance);
    }

    internal float At(double x, double y)
    {
        float u = (float)x * _scale + 4096, v = (float)y * _scale + 4096;
        int left = (int)u, top = (int)v;
        float a = Ease(u - left), b = Ease(v - top);
        int row = (top & (_side - 1)) * _side, next = ((top + 1) & (_side - 1)) * _side;
        int column = left & (_side - 1), right = (left + 1) & (_side - 1);
        var above = _lattice[row + column] + (_lattice[row + right] - _lattice[row + column]) * a;
        var below = _lattice[next + column] + (_lattice[next + right] - _lattice[next + column]) * a;
        return above + (below - above) * b;
    }

    private static float Ease(float t) => t * t * (3 - 2 * t);
}
