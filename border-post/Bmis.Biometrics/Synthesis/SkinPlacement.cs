namespace Bmis.Biometrics.Synthesis;

/// <summary>
/// Where on the finger each place of a picture lies: turned, shifted and stretched. The skin in the middle sticks to
/// the glass while what is around it is pulled and twisted with the bone, with a smooth passage between (Cappelli,
/// Maio and Maltoni, 2001).
/// </summary>
internal sealed class SkinPlacement
{
    // The skin sticks within the first radius and moves with the bone beyond the second (pixels, own choice).
    private const double Sticks = 45, Moves = 170;
    private readonly ImpressionParameters _parameters;
    private readonly SmoothNoise _across;
    private readonly SmoothNoise _down;
    private readonly double _cosine;
    private readonly double _sine;
    private readonly double _twistCosine;
    private readonly double _twistSine;

    internal SkinPlacement(ImpressionParameters parameters, long seed)
    {
        _parameters = parameters;
        _across = new(seed, SeedPurpose.Distortion, 90, 16);
        _down = new(~seed, SeedPurpose.Distortion, 90, 16);
        var turn = parameters.RotationDegrees * Math.PI / 180;
        (_cosine, _sine) = (Trigonometry.Cosine(turn), Trigonometry.Sine(turn));
        var twist = parameters.TwistDegrees * Math.PI / 180;
        (_twistCosine, _twistSine) = (Trigonometry.Cosine(twist), Trigonometry.Sine(twist));
    }

    /// <summary>The place on the finger (pixels from its middle) at a place of the picture (from its middle).</summary>
    internal (double X, double Y) OnFinger(double x, double y)
    {
        double dx = x - _parameters.ShiftX, dy = y - _parameters.ShiftY;
        double u = _cosine * dx + _sine * dy, v = _cosine * dy - _sine * dx;
        double cx = u - _parameters.ContactX, cy = v - _parameters.ContactY;
        var moved = Math.Clamp((Math.Sqrt(cx * cx + cy * cy * 0.7) - Sticks) / (Moves - Sticks), 0, 1);
        moved *= moved * (3 - 2 * moved);
        var pulledX = _twistCosine * cx - _twistSine * cy + _parameters.PullX - cx;
        var pulledY = _twistSine * cx + _twistCosine * cy + _parameters.PullY - cy;
        return (u + moved * pulledX + _parameters.Unevenness * _across.At(u, v),
            v + moved * pulledY + _parameters.Unevenness * _down.At(u, v));
    }

    /// <summary>The place of the picture where a place on the finger lies: the way back, to a tenth of a pixel.</summary>
    internal (double X, double Y) InPicture(double x, double y)
    {
        double u = x, v = y;
        for (var round = 0; round < 3; round++)
        {
            var (atX, atY) = Turned(u, v);
            var (reachedX, reachedY) = OnFinger(atX, atY);
            (u, v) = (u + x - reachedX, v + y - reachedY);
        }
        return Turned(u, v);
    }

    private (double X, double Y) Turned(double x, double y) =>
        (_cosine * x - _sine * y + _parameters.ShiftX, _sine * x + _cosine * y + _parameters.ShiftY);
}
