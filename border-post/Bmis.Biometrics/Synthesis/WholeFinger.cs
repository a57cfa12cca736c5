using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Synthesis;

/// <summary>All of a finger's minutiae and its whole flow as a template.</summary>
internal static class WholeFinger
{
    private const int Width = SynthesisParameters.Width, Height = SynthesisParameters.Height;

    internal static BuiltInTemplate Of(MasterTemplate finger)
    {
        const int cell = RidgeField.Cell, columns = Width / cell, rows = Height / cell;
        var cells = new byte[columns * rows];
        for (var i = 0; i < cells.Length; i++)
        {
            double x = i % columns * cell + cell / 2 - Width / 2, y = i / columns * cell + cell / 2 - Height / 2;
            if (!finger.Anatomy.Holds(x, y)) continue;
            cells[i] = (byte)(128 + ((int)Math.Floor(finger.Flow.Doubled(x, y) * (64 / Math.PI) + 0.5) & 127));
        }
        var minutiae = finger.Minutiae
            .Select(m => new Minutia((short)(m.X + Width / 2), (short)(m.Y + Height / 2), m.Direction, m.Kind, 90))
            .OrderBy(m => m.Y).ThenBy(m => m.X).ThenBy(m => m.Direction).ToArray();
        return new(Width, Height, minutiae, new(columns, rows, cells));
    }
}
