using Bmis.Biometrics.Images;
using Bmis.Biometrics.Templates;
using Bmis.Biometrics.Transparency;

namespace Bmis.Biometrics.Extraction;

/// <summary>Draws the results of stages as grey pictures for whoever wants to see them.</summary>
internal sealed class StagePictures(ITransparency? sink)
{
    internal void Show(string key, Func<GreyImage> draw)
    {
        if (sink is not null && sink.Wants(key)) sink.Take(key, draw());
    }

    internal static GreyImage Draw<T>(Plane<T> plane, Func<T, byte> grey) =>
        new(plane.Width, plane.Height, ExtractionParameters.Dpi, Array.ConvertAll(plane.Cells, cell => grey(cell)));

    internal static GreyImage Draw(Orientation field)
    {
        var pixels = new byte[field.X.Cells.Length];
        for (var i = 0; i < pixels.Length; i++) pixels[i] = Angles.Of(field.X.Cells[i], field.Y.Cells[i]);
        return new(field.X.Width, field.X.Height, ExtractionParameters.Dpi, pixels);
    }

    internal static GreyImage Draw(Padded picture, int width, int height)
    {
        var pixels = new byte[width * height];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)(picture.Values[picture.Index(i % width, i / width)] + 128);
        return new(width, height, ExtractionParameters.Dpi, pixels);
    }

    internal static GreyImage Draw(BitPlane ridges, BitPlane valleys)
    {
        var pixels = new byte[ridges.Width * ridges.Height];
        for (var i = 0; i < pixels.Length; i++)
        {
            int x = i % ridges.Width, y = i / ridges.Width;
            pixels[i] = (byte)(ridges[x, y] ? 255 : valleys[x, y] ? 128 : 0);
        }
        return new(ridges.Width, ridges.Height, ExtractionParameters.Dpi, pixels);
    }

    internal static GreyImage Draw(BitPlane ridges, FingerTemplate template)
    {
        var picture = Draw(ridges, ridges);
        for (var i = 0; i < picture.Pixels.Length; i++) picture.Pixels[i] /= 2;
        foreach (var minutia in template.Minutiae)
        {
            for (var step = 0; step < 256; step += 8) Dot(minutia, step, 4);
            for (var length = 4; length < 14; length++) Dot(minutia, minutia.Direction, length);
        }
        return picture;

        void Dot(Minutia minutia, int step, int length)
        {
            var x = (int)(minutia.X + length * Angles.Cosines[step] + 0.5);
            var y = (int)(minutia.Y + length * Angles.Sines[step] + 0.5);
            if ((uint)x < (uint)picture.Width && (uint)y < (uint)picture.Height)
                picture.Pixels[y * picture.Width + x] = (byte)(minutia.Kind == MinutiaKind.Ending ? 255 : 190);
        }
    }
}
