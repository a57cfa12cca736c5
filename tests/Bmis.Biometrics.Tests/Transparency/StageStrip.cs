using Bmis.Biometrics.Images;
using Bmis.Biometrics.Templates;
using Bmis.Biometrics.Transparency;
using Colour = Bmis.Biometrics.Tests.Transparency.Panel.Colour;

namespace Bmis.Biometrics.Tests.Transparency;

/// <summary>
/// The pipeline in one row: the picture, the finger found in it, the flow of its ridges, the enhanced picture, ridges
/// and valleys, the skeleton with its minutiae.
/// </summary>
internal sealed class StageStrip : ITransparency
{
    internal const int Width = 1200;
    private const int Gap = 6, PanelWidth = (Width - 5 * Gap) / 6, Cell = 8;
    private static readonly Colour Ending = new(20, 110, 200), Bifurcation = new(215, 95, 20);
    private readonly Dictionary<string, GreyImage> _stages = [];

    public bool Wants(string key) => true;

    public void Take(string key, GreyImage picture) => _stages[key] = picture;

    internal IReadOnlyList<Panel> Panels(FingerTemplate template) =>
        [Picture(), Mask(), Flow(), Enhanced(), Ridges(), Skeleton(template)];

    internal static byte[] Png(IReadOnlyList<Panel> panels)
    {
        var height = PanelWidth * panels[0].Height / panels[0].Width;
        var strip = new byte[Width * height * 3];
        Array.Fill(strip, byte.MaxValue);
        for (var i = 0; i < panels.Count; i++)
            panels[i].Place(strip, Width, i * (PanelWidth + Gap), PanelWidth, height);
        return PngFile.Write(Width, height, strip);
    }

    private Panel Picture() => Panel.Of(_stages[StageKeys.Resampled], (grey, _) => Colour.Grey(grey));

    // The finger with equal contrast; what is no finger is tinted.
    private Panel Mask() => Panel.Of(_stages[StageKeys.Equalised], (level, at) =>
        IsFinger(at) ? Colour.Grey(255 - level) : new(214, 226, 240));

    private Panel Flow()
    {
        var panel = Panel.Of(_stages[StageKeys.Resampled], (grey, _) => Colour.Grey(205 + grey / 5f));
        var flow = _stages[StageKeys.Orientation];
        for (var row = 1; row < flow.Height; row += 2)
        {
            for (var column = 1; column < flow.Width; column += 2)
            {
                if (_stages[StageKeys.Mask].Pixels[row * flow.Width + column] == 0) continue;
                var angle = flow.Pixels[row * flow.Width + column] * Math.PI / 256;
                double x = column * Cell, y = row * Cell, dx = 6.5 * Math.Cos(angle), dy = 6.5 * Math.Sin(angle);
                panel.Line(x - dx, y - dy, x + dx, y + dy, new(25, 75, 150));
            }
        }
        return panel;
    }

    private Panel Enhanced() => Panel.Of(_stages[StageKeys.Enhanced], (level, at) =>
        IsFinger(at) ? Colour.Grey(255 - level) : Colour.Grey(255));

    private Panel Ridges() => Panel.Of(_stages[StageKeys.Binarised], (level, _) =>
        level == 255 ? Colour.Grey(20) : level == 128 ? Colour.Grey(232) : Colour.Grey(255));

    private Panel Skeleton(FingerTemplate template)
    {
        var lines = _stages[StageKeys.Skeletons];
        var panel = new Panel(lines.Width, lines.Height);
        for (var i = 0; i < lines.Pixels.Length; i++) panel.Set(i % lines.Width, i / lines.Width, Colour.Grey(255));
        for (var i = 0; i < lines.Pixels.Length; i++)
            if (lines.Pixels[i] == 255)
                panel.Line(i % lines.Width, i / lines.Width, i % lines.Width, i / lines.Width, Colour.Grey(110));
        foreach (var minutia in template.Minutiae)
        {
            var colour = minutia.Kind == MinutiaKind.Ending ? Ending : Bifurcation;
            var angle = minutia.Direction * Math.PI / 128;
            double dx = Math.Cos(angle), dy = Math.Sin(angle);
            panel.Ring(minutia.X, minutia.Y, 5, colour);
            panel.Line(minutia.X + 5 * dx, minutia.Y + 5 * dy, minutia.X + 15 * dx, minutia.Y + 15 * dy, colour);
        }
        return panel;
    }

    private bool IsFinger(int pixel)
    {
        GreyImage picture = _stages[StageKeys.Resampled], mask = _stages[StageKeys.Mask];
        return mask.Pixels[pixel / picture.Width / Cell * mask.Width + pixel % picture.Width / Cell] != 0;
    }
}
