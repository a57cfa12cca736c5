using Bmis.Biometrics;
using Bmis.Biometrics.Images;

namespace Bmis.Benchmarks.Fingerprints;

/// <summary>What the middle of a small reader's window lies on.</summary>
internal enum WindowPlace
{
    /// <summary>The middle of the finger, as when it is laid on the middle of the reader.</summary>
    Finger,

    /// <summary>The mean of the minutiae.</summary>
    Minutiae,

    /// <summary>The middle of the larger reader's picture, wherever the finger lay on that.</summary>
    Picture,
}

/// <summary>A rectangle of a picture (its pixels).</summary>
internal readonly record struct Window(int Left, int Top, int Width, int Height);

/// <summary>What a serial optical reader would have taken: sixteen grey levels, 256 × 288 pixels at 500 dpi.</summary>
internal static class SmallReader
{
    private const int Width = 256, Height = 288, Dpi = 500;

    internal static SetPrint Seen(SetPrint print, WindowPlace place, IFingerprintEngine engine)
    {
        var (left, top, width, height) = At(print, place, engine);
        var pixels = new byte[width * height];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = print.Picture.Pixels[(top + i / width) * print.Picture.Width + left + i % width];
        return Coarse(print with { Picture = new(width, height, print.Picture.Dpi, pixels) }, engine);
    }

    /// <summary>Sixteen grey levels of the whole picture.</summary>
    internal static SetPrint Coarse(SetPrint print, IFingerprintEngine engine)
    {
        var pixels = Array.ConvertAll(print.Picture.Pixels, grey => (byte)(grey / 16 * 17));
        var seen = print.Picture with { Pixels = pixels };
        return new(print.Finger, seen, engine.Extract(seen).Template);
    }

    /// <summary>
    /// The whole picture's template with what lies outside of the window taken away: it loses the overlap and nothing
    /// else, which no engine brings back.
    /// </summary>
    internal static SetPrint Cut(SetPrint print, WindowPlace place, IFingerprintEngine engine)
    {
        if (print.Template is null) return print;
        var (left, top, width, height) = At(print, place, engine);
        int Scaled(int length) => length * Dpi / print.Picture.Dpi;
        var cut = new TemplateBytes(engine.Write(print.Template))
            .Within(new(Scaled(left), Scaled(top), Scaled(width), Scaled(height)));
        return print with { Template = engine.Read(cut) };
    }

    private static Window At(SetPrint print, WindowPlace place, IFingerprintEngine engine)
    {
        var picture = print.Picture;
        var scale = picture.Dpi / (double)Dpi;
        var (x, y) = (print.Template, place) switch
        {
            ({ } template, WindowPlace.Finger) => new TemplateBytes(engine.Write(template)).Middle,
            ({ } template, WindowPlace.Minutiae) =>
                (template.Minutiae.Average(one => one.X), template.Minutiae.Average(one => one.Y)),
            _ => (picture.Width / 2 / scale, picture.Height / 2 / scale),
        };
        var width = Math.Min(picture.Width, (int)(Width * scale));
        var height = Math.Min(picture.Height, (int)(Height * scale));
        return new(
            Math.Clamp((int)(x * scale) - width / 2, 0, picture.Width - width),
            Math.Clamp((int)(y * scale) - height / 2, 0, picture.Height - height), width, height);
    }
}
