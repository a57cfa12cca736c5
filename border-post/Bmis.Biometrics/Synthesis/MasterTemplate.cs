using Bmis.Biometrics.Extraction;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Synthesis;

/// <summary>A minutia of a finger: place (pixels from the finger's middle), direction (256 steps), kind.</summary>
internal readonly record struct MasterMinutia(float X, float Y, byte Direction, MinutiaKind Kind);

/// <summary>
/// The minutiae of a whole finger, scattered at random, more of them where ridges bend, each along the flow.
/// </summary>
internal sealed class MasterTemplate
{
    private const int MostTries = 1500;

    internal MasterTemplate(long id)
    {
        Id = id;
        Anatomy = FingerAnatomy.Of(id);
        Flow = new(Anatomy);
        Minutiae = Scatter(Anatomy, Flow, id);
    }

    internal long Id { get; }

    internal FingerAnatomy Anatomy { get; }

    internal FlowGrid Flow { get; }

    internal MasterMinutia[] Minutiae { get; }

    private static MasterMinutia[] Scatter(FingerAnatomy anatomy, FlowGrid flow, long id)
    {
        var draw = new SeededSequence(id, SeedPurpose.Minutiae);
        var across = SynthesisParameters.HalfWidth * anatomy.Size;
        double top = -SynthesisParameters.ToTip * anatomy.Size, bottom = SynthesisParameters.ToJoint * anatomy.Size;
        var cells = Math.PI * across * (bottom - top) / 2 / (RidgeField.Cell * RidgeField.Cell);
        var density = TemplateParameters.Density * (1 + TemplateParameters.DensityDeviation * draw.Normal());
        var count = Math.Min((int)(cells * density + 0.5), ExtractionParameters.MostMinutiae);
        var minutiae = new MasterMinutia[count];
        var found = 0;
        for (var attempt = 0; attempt < MostTries && found < count; attempt++)
        {
            double x = draw.Between(-across, across), y = draw.Between(top, bottom);
            if (!anatomy.Holds(x, y) || draw.Share() > Likelihood(flow, x, y)) continue;
            if (IsNear(minutiae.AsSpan(0, found), x, y)) continue;
            minutiae[found++] = new((float)x, (float)y, Direction(flow.Doubled(x, y), ref draw),
                draw.Share() < TemplateParameters.Bifurcations ? MinutiaKind.Bifurcation : MinutiaKind.Ending);
        }
        return minutiae[..found];
    }

    // There are more minutiae where ridges bend: near cores and deltas.
    private static double Likelihood(FlowGrid flow, double x, double y) =>
        (TemplateParameters.StraightShare + Math.Min(flow.Bend(x, y), TemplateParameters.MostBend))
        / (TemplateParameters.StraightShare + TemplateParameters.MostBend);

    private static bool IsNear(ReadOnlySpan<MasterMinutia> minutiae, double x, double y)
    {
        foreach (ref readonly var other in minutiae)
        {
            double dx = other.X - x, dy = other.Y - y;
            if (dx * dx + dy * dy < TemplateParameters.LeastDistance * TemplateParameters.LeastDistance) return true;
        }
        return false;
    }

    // One of the two senses of a ridge: 0 to 127 point down.
    private static byte Direction(double doubled, ref SeededSequence draw)
    {
        var down = (int)Math.Floor(doubled * (64 / Math.PI) + TemplateParameters.OffFlow * draw.Normal() + 0.5) & 127;
        var share = draw.Share();
        var common = share < TemplateParameters.CommonSense;
        return (byte)(common || draw.Share() < 0.5 ? down : down + 128);
    }
}
