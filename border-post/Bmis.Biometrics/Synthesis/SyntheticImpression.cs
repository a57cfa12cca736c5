using Bmis.Biometrics.Images;

namespace Bmis.Biometrics.Synthesis;

/// <summary>What a reader sees of a finger: skin laid on, ink where it touches, the reader's ground and noise.</summary>
internal sealed class SyntheticImpression
{
    private const int Step = 16;
    private readonly ImpressionParameters _parameters;
    private readonly Skin _skin;
    private readonly SkinPlacement _placement;
    private readonly Scratches _scratches;

    private SyntheticImpression(SyntheticFinger finger, long seed, ImpressionParameters parameters)
    {
        _parameters = parameters;
        _placement = new(parameters, seed);
        _skin = new(finger, parameters, seed);
        _scratches = new(parameters.Scratches, seed);
    }

    internal static GreyImage Of(SyntheticFinger finger, long seed, ImpressionParameters parameters)
    {
        parameters.Check();
        var ink = new float[parameters.Width * parameters.Height];
        Lay(finger, seed, parameters, ink);
        return Reader.Picture(ink, parameters, seed);
    }

    /// <summary>Adds a finger's ink (0 to 1) to a sheet of the picture's size.</summary>
    internal static void Lay(SyntheticFinger finger, long seed, ImpressionParameters parameters, float[] sheet)
    {
        var impression = new SyntheticImpression(finger, seed, parameters);
        for (var top = 0; top < parameters.Height; top += Step)
            for (var left = 0; left < parameters.Width; left += Step)
                impression.Block(left, top, sheet);
    }

    // The place on the finger is computed at the corners of a block and interpolated between.
    private void Block(int left, int top, float[] sheet)
    {
        int right = Math.Min(left + Step, _parameters.Width), bottom = Math.Min(top + Step, _parameters.Height);
        var (a, b) = (Place(left, top), Place(left + Step, top));
        var (c, d) = (Place(left, top + Step), Place(left + Step, top + Step));
        if (_skin.IsFar(a) && _skin.IsFar(b) && _skin.IsFar(c) && _skin.IsFar(d)) return;
        for (var y = top; y < bottom; y++)
        {
            var down = (y - top) / (double)Step;
            var (startX, startY) = (a.X + (c.X - a.X) * down, a.Y + (c.Y - a.Y) * down);
            var (endX, endY) = (b.X + (d.X - b.X) * down, b.Y + (d.Y - b.Y) * down);
            var at = y * _parameters.Width + left;
            for (var x = left; x < right; x++, at++)
            {
                var share = (x - left) / (double)Step;
                double u = startX + (endX - startX) * share, v = startY + (endY - startY) * share;
                sheet[at] = Math.Max(sheet[at], _skin.Ink(u, v) * _scratches.Left(u, v));
            }
        }
    }

    private (double X, double Y) Place(int x, int y)
    {
        var scale = 500.0 / _parameters.Dpi;
        return _placement.OnFinger(
            (x + 0.5 - _parameters.Width / 2.0) * scale, (y + 0.5 - _parameters.Height / 2.0) * scale);
    }
}
