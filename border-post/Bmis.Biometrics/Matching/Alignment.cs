using Bmis.Biometrics.Extraction;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Matching;

/// <summary>A rotation and a shift that lay the probe over the candidate.</summary>
internal readonly record struct Alignment(double Cosine, double Sine, double ShiftX, double ShiftY)
{
    /// <summary>The rotation (steps).</summary>
    internal int Rotation => Angles.Of(Cosine, Sine);

    internal double X(double x, double y) => Cosine * x - Sine * y + ShiftX;

    internal double Y(double x, double y) => Sine * x + Cosine * y + ShiftY;

    /// <summary>The alignment that lays the candidate over the probe.</summary>
    internal Alignment Inverse => new(
        Cosine, -Sine, -Cosine * ShiftX - Sine * ShiftY, Sine * ShiftX - Cosine * ShiftY);

    /// <summary>Lays one minutia over the other, directions too.</summary>
    internal static Alignment From(in Minutia probe, in Minutia candidate)
    {
        var turn = (byte)(candidate.Direction - probe.Direction);
        double cosine = Angles.Cosines[turn], sine = Angles.Sines[turn];
        return new(cosine, sine, candidate.X - cosine * probe.X + sine * probe.Y,
            candidate.Y - sine * probe.X - cosine * probe.Y);
    }

    /// <summary>The alignment of least squares over pairs; null when they lie in one place.</summary>
    internal static Alignment? Fit(Minutia[] probe, Minutia[] candidate, ReadOnlySpan<Pair> pairs)
    {
        double px = 0, py = 0, qx = 0, qy = 0;
        foreach (ref readonly var pair in pairs)
        {
            px += probe[pair.Probe].X;
            py += probe[pair.Probe].Y;
            qx += candidate[pair.Candidate].X;
            qy += candidate[pair.Candidate].Y;
        }
        (px, py, qx, qy) = (px / pairs.Length, py / pairs.Length, qx / pairs.Length, qy / pairs.Length);
        double along = 0, across = 0;
        foreach (ref readonly var pair in pairs)
        {
            double ax = probe[pair.Probe].X - px, ay = probe[pair.Probe].Y - py;
            double bx = candidate[pair.Candidate].X - qx, by = candidate[pair.Candidate].Y - qy;
            along += ax * bx + ay * by;
            across += ax * by - ay * bx;
        }
        var length = Math.Sqrt(along * along + across * across);
        if (length < 1) return null;
        double cosine = along / length, sine = across / length;
        return new(cosine, sine, qx - cosine * px + sine * py, qy - sine * px - cosine * py);
    }
}
