namespace Bmis.Biometrics.Synthesis;

/// <summary>How much of the skin at a place of the finger touches the glass and leaves its mark.</summary>
internal sealed class Skin
{
    private const int Width = SynthesisParameters.Width, Height = SynthesisParameters.Height;
    private readonly ImpressionParameters _parameters;
    private readonly sbyte[] _heights;
    private readonly SmoothNoise _patches;
    private readonly SmoothNoise _border;
    private readonly SmoothNoise _coarse;
    private readonly SmoothNoise _fine;
    private readonly double _across;
    private readonly double _down;
    private readonly float _bias;

    internal Skin(SyntheticFinger finger, ImpressionParameters parameters, long seed)
    {
        _parameters = parameters;
        _heights = finger.Heights.ToArray();
        Pores.Open(_heights, finger.Seed, parameters.Pores);
        _patches = new(seed, SeedPurpose.Skin, 45);
        _border = new(seed, SeedPurpose.Skin, 22);
        _coarse = new(seed, SeedPurpose.Skin, 5);
        _fine = new(seed, SeedPurpose.Skin, 2);
        var press = 1 + 0.08 * parameters.Pressure;
        var size = finger.Anatomy.Size * press;
        _across = 1 / (SynthesisParameters.HalfWidth * size * parameters.ContactWidth);
        _down = 2 / ((SynthesisParameters.ToTip + SynthesisParameters.ToJoint) * size * parameters.ContactHeight);
        _bias = (float)(SynthesisParameters.UsualBias + SynthesisParameters.PressureBias * parameters.Pressure);
    }

    /// <summary>Whether nothing within a block's reach of the place touches.</summary>
    internal bool IsFar((double X, double Y) place) => Radius(place.X, place.Y) > 2;

    /// <summary>0 for glass that nothing touches, 1 for skin that touches fully.</summary>
    internal float Ink(double x, double y)
    {
        var radius = (float)Radius(x, y);
        if (radius > 1.6f) return 0;
        var edge = radius + 0.16f * _border.At(x, y) - SynthesisParameters.FullContact;
        var rough = (float)_parameters.Roughness;
        var height = At(x, y) + _bias
            + SynthesisParameters.PatchBias * (float)_parameters.Patchiness * _patches.At(x, y)
            + rough * (SynthesisParameters.CoarseRoughness * _coarse.At(x, y)
                + SynthesisParameters.FineRoughness * _fine.At(x, y));
        if (edge > 0) height -= SynthesisParameters.EdgeBias * edge;
        return Math.Clamp(0.5f + height * (1 / SynthesisParameters.InkSoftness), 0, 1);
    }

    private double Radius(double x, double y)
    {
        double across = (x - _parameters.ContactX) * _across, down = (y - _parameters.ContactY) * _down;
        return across * across + down * down;
    }

    private float At(double x, double y)
    {
        float u = (float)x + Width / 2, v = (float)y + Height / 2;
        if (!(u >= 0 && v >= 0 && u < Width - 1 && v < Height - 1)) return -127;
        int left = (int)u, top = (int)v;
        float a = u - left, b = v - top;
        var at = top * Width + left;
        var above = _heights[at] + (_heights[at + 1] - _heights[at]) * a;
        var below = _heights[at + Width] + (_heights[at + Width + 1] - _heights[at + Width]) * a;
        return above + (below - above) * b;
    }
}
