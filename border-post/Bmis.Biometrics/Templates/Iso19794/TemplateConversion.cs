using Bmis.Biometrics.Extraction;
using Bmis.Biometrics.Images;

namespace Bmis.Biometrics.Templates.Iso19794;

/// <summary>From the minutiae of a record to a template of the built-in engine, and back.</summary>
public static class TemplateConversion
{
    private const int Dpi = 500;
    private const double Turn = 256;

    /// <summary>
    /// The template of a view: brought to 500 dpi, at most 100 minutiae, the best ones. The ridge flow is guessed from
    /// them. A minutia that is neither ending nor bifurcation counts as an ending. Null where the picture would be
    /// larger than the engine takes.
    /// </summary>
    /// <param name="record">The record that the view is of.</param>
    /// <param name="view">The view.</param>
    public static FingerTemplate? ToTemplate(MinutiaeRecord record, MinutiaeView view)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(view);
        double across = Scale(record.Across), down = Scale(record.Down);
        var points = view.Minutiae
            .Select(point => new Minutia(Scaled(point.X, across), Scaled(point.Y, down), Clockwise(point.Degrees),
                Kind(point.Kind), Math.Min(point.Quality, (byte)100)))
            .Distinct()
            .OrderByDescending(point => point.Quality).ThenBy(point => point.Y).ThenBy(point => point.X)
            .Take(ExtractionParameters.MostMinutiae)
            .OrderBy(point => point.Y).ThenBy(point => point.X).ThenBy(point => point.Direction)
            .ToArray();
        int width = points.Select(point => point.X + 1).Append(Scaled(record.Width, across)).Append(1).Max();
        int height = points.Select(point => point.Y + 1).Append(Scaled(record.Height, down)).Append(1).Max();
        return (long)width * height > ExtractionParameters.MostPixels ? null
            : new BuiltInTemplate(width, height, points, FlowFromMinutiae.Of(points, width, height));
    }

    /// <summary>A record of one view of a template, at 500 dpi. The ridge flow has no place in it.</summary>
    /// <param name="template">The template.</param>
    /// <param name="position">The finger.</param>
    /// <param name="impression">How it was taken.</param>
    /// <param name="quality">Quality of the whole print, 0 to 100.</param>
    /// <param name="format">How the record is to be written.</param>
    public static MinutiaeRecord ToRecord(
        FingerTemplate template, FingerPosition position, ImpressionType impression, byte quality,
        MinutiaeFormat format = MinutiaeFormat.Iso19794)
    {
        ArgumentNullException.ThrowIfNull(template);
        var points = template.Minutiae.Select(point => new RecordMinutia(
            point.X, point.Y, (Turn - point.Direction) % Turn * 360 / Turn,
            point.Kind == MinutiaKind.Ending ? RecordMinutiaKind.Ending : RecordMinutiaKind.Bifurcation,
            Math.Max(point.Quality, (byte)1)));
        var resolution = Resolutions.PerCentimetre(Dpi);
        return new()
        {
            Format = format, Width = (ushort)template.Width, Height = (ushort)template.Height, Across = resolution,
            Down = resolution,
            Views = [new() { Position = position, Impression = impression, Quality = quality, Minutiae = [.. points] }],
        };
    }

    private static double Scale(int perCentimetre) => (double)Dpi / Math.Max(1, Resolutions.Dpi(perCentimetre));

    private static short Scaled(int length, double scale) =>
        (short)Math.Min(Math.Round(length * scale), short.MaxValue);

    private static byte Clockwise(double degrees) => (byte)((int)Math.Round(Turn - degrees * Turn / 360) & 255);

    private static MinutiaKind Kind(RecordMinutiaKind kind) =>
        kind == RecordMinutiaKind.Bifurcation ? MinutiaKind.Bifurcation : MinutiaKind.Ending;
}
