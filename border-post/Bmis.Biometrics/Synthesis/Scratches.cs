namespace Bmis.Biometrics.Synthesis;

/// <summary>Straight white lines across a finger, where the skin is cut or creased.</summary>
internal sealed class Scratches
{
    private readonly Line[] _lines;

    internal Scratches(int count, long seed)
    {
        var draw = new SeededSequence(seed, SeedPurpose.Scratches);
        _lines = new Line[count];
        for (var i = 0; i < count; i++)
        {
            var angle = draw.Between(0, Math.PI);
            _lines[i] = new(110 * draw.Normal(), 120 * draw.Normal(), Trigonometry.Cosine(angle),
                Trigonometry.Sine(angle), draw.Between(15, 70), draw.Between(0.8, 2));
        }
    }

    // Middle, direction, half the length, half the width (pixels).
    private readonly record struct Line(double X, double Y, double Cosine, double Sine, double Half, double Width);

    /// <summary>What scratches leave of the mark at a place of the finger: 1 all, 0 nothing.</summary>
    internal float Left(double x, double y)
    {
        var left = 1.0;
        foreach (ref readonly var line in _lines.AsSpan())
        {
            double dx = x - line.X, dy = y - line.Y;
            var along = Math.Abs(dx * line.Cosine + dy * line.Sine);
            var across = Math.Abs(dy * line.Cosine - dx * line.Sine);
            var width = line.Width * (1 - along / line.Half) + 0.5;
            if (along < line.Half) left = Math.Min(left, Math.Max(0, across - width));
        }
        return (float)left;
    }
}
