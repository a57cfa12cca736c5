using Bmis.Biometrics.Extraction;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Synthesis;

/// <summary>
/// What an impression leaves of a finger's template, by the same circumstances that make pictures: minutiae outside of
/// what touches are gone, some are dropped or false, places and directions are moved by skin and noise.
/// </summary>
internal sealed class TemplateImpression
{
    private const int Cell = RidgeField.Cell;
    private readonly MasterTemplate _finger;
    private readonly ImpressionParameters _parameters;
    private readonly SkinPlacement _placement;
    private readonly double _roughness;
    private readonly double _across;
    private readonly double _down;
    private readonly int _turn;
    private SeededSequence _draw;

    private TemplateImpression(MasterTemplate finger, long seed)
    {
        _finger = finger;
        _parameters = ImpressionParameters.Drawn(seed);
        _placement = new(_parameters, seed);
        _draw = new(seed, SeedPurpose.Template);
        _roughness = (_parameters.Roughness + _parameters.Patchiness + Math.Abs(_parameters.Pressure)) / 2;
        _roughness *= _roughness;
        var size = finger.Anatomy.Size;
        _across = 1 / (SynthesisParameters.HalfWidth * size * _parameters.ContactWidth);
        _down = 2 / ((SynthesisParameters.ToTip + SynthesisParameters.ToJoint) * size * _parameters.ContactHeight);
        _turn = (int)Math.Floor(_parameters.RotationDegrees * (256 / 360.0) + 0.5);
    }

    internal static BuiltInTemplate Of(MasterTemplate finger, long seed)
    {
        var impression = new TemplateImpression(finger, seed);
        var field = impression.Field();
        var minutiae = impression.Minutiae(field);
        return new(impression._parameters.Width, impression._parameters.Height, minutiae, field);
    }

    private double Radius(double x, double y)
    {
        double across = (x - _parameters.ContactX) * _across, down = (y - _parameters.ContactY) * _down;
        return across * across + down * down;
    }

    private RidgeField Field()
    {
        int columns = (_parameters.Width + Cell - 1) / Cell, rows = (_parameters.Height + Cell - 1) / Cell;
        var cells = new byte[columns * rows];
        var deviation = TemplateParameters.FlowDeviation + TemplateParameters.FlowByRoughness * _roughness;
        double middleX = Cell / 2 - _parameters.Width / 2.0, middleY = Cell / 2 - _parameters.Height / 2.0;
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var (x, y) = _placement.OnFinger(column * Cell + middleX, row * Cell + middleY);
                if (Radius(x, y) > TemplateParameters.Border || !_finger.Anatomy.Holds(x, y)) continue;
                var steps = _finger.Flow.Doubled(x, y) * (64 / Math.PI) + deviation * _draw.Normal();
                cells[row * columns + column] = (byte)(128 + ((int)Math.Floor(steps + _turn + 0.5) & 127));
            }
        }
        return new(columns, rows, cells);
    }

    private Minutia[] Minutiae(RidgeField field)
    {
        var found = new List<Minutia>(ExtractionParameters.MostMinutiae);
        var dropped = TemplateParameters.Dropped + TemplateParameters.DroppedByRoughness * _roughness;
        foreach (ref readonly var minutia in _finger.Minutiae.AsSpan())
            if (Radius(minutia.X, minutia.Y) < TemplateParameters.MinutiaBorder && _draw.Share() >= dropped)
                Show(minutia, found);
        Invent(field, found);
        found.Sort((a, b) => a.Y != b.Y ? a.Y - b.Y : a.X != b.X ? a.X - b.X : a.Direction - b.Direction);
        return [.. found];
    }

    private void Show(in MasterMinutia minutia, List<Minutia> found)
    {
        var (x, y) = _placement.InPicture(minutia.X, minutia.Y);
        var place = TemplateParameters.PlaceDeviation + TemplateParameters.PlaceByRoughness * _roughness;
        var turn = TemplateParameters.DirectionDeviation + TemplateParameters.DirectionByRoughness * _roughness;
        var mistaken = _draw.Share() < TemplateParameters.KindMistaken;
        Add(x + _parameters.Width / 2.0 + place * _draw.Normal(), y + _parameters.Height / 2.0 + place * _draw.Normal(),
            minutia.Direction + _turn + turn * _draw.Normal(), mistaken ? 1 - minutia.Kind : minutia.Kind, found);
    }

    // False minutiae, each along the flow where it is.
    private void Invent(RidgeField field, List<Minutia> found)
    {
        var each = TemplateParameters.Spurious * _roughness;
        for (var i = 0; i < field.Cells.Length; i++)
        {
            if (field.Cells[i] == 0 || _draw.Share() >= each) continue;
            double x = (i % field.Columns + _draw.Share()) * Cell, y = (i / field.Columns + _draw.Share()) * Cell;
            var direction = (field.Cells[i] & 127) + (_draw.Below(2) << 7);
            Add(x, y, direction, (MinutiaKind)_draw.Below(2), found);
        }
    }

    private void Add(double x, double y, double direction, MinutiaKind kind, List<Minutia> found)
    {
        const int border = ExtractionParameters.BorderDistance;
        if (x < border || y < border || x >= _parameters.Width - border || y >= _parameters.Height - border) return;
        if (found.Count == ExtractionParameters.MostMinutiae) return;
        var quality = (int)Math.Clamp(80 - 40 * _roughness + 8 * _draw.Normal(), 0, 100);
        found.Add(new((short)x, (short)y, (byte)(int)Math.Floor(direction + 0.5), kind, (byte)quality));
    }
}
