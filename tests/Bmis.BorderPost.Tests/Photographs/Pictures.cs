using Bmis.BorderPost.Photographs;
using SkiaSharp;

namespace Bmis.BorderPost.Tests.Photographs;

/// <summary>JPEG pictures made by the test.</summary>
internal static class Pictures
{
    internal static readonly PhotoReading Reading = new(new PhotoQuality(new FaceCounter()));

    /// <summary>Squares of light and shade, as sharp as a picture can be.</summary>
    internal static byte[] Squares(int width = 1280, int height = 720, int square = 24) => Draw(width, height, canvas =>
    {
        using var paint = new SKPaint();
        for (var x = 0; x < width; x += square)
            for (var y = 0; y < height; y += square)
            {
                var level = (byte)(((x / square) + (y / square)) % 2 == 0 ? 70 : 190);
                paint.Color = new SKColor(level, level, level);
                canvas.DrawRect(x, y, square, square, paint);
            }
    });

    internal static byte[] Even(byte level) =>
        Draw(640, 640, canvas => canvas.Clear(new SKColor(level, level, level)));

    /// <summary>One soft slope from shade to light: contrast without an edge.</summary>
    internal static byte[] Blurred() => Draw(960, 960, canvas =>
    {
        using var paint = new SKPaint();
        for (var x = 0; x < 960; x++)
        {
            var level = (byte)(60 + (x * 140 / 960));
            paint.Color = new SKColor(level, level, level);
            canvas.DrawRect(x, 0, 1, 960, paint);
        }
    });

    /// <summary>A wall with these people before it.</summary>
    internal static byte[] People(params ReadOnlySpan<DrawnPerson> people)
    {
        var drawn = people.ToArray();
        return Draw(480, 640, canvas =>
        {
            canvas.Clear(new SKColor(184, 190, 196));
            foreach (var person in drawn) person.Draw(canvas);
        });
    }

    internal static byte[] Png()
    {
        using var bitmap = new SKBitmap(640, 640);
        return bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray();
    }

    /// <summary>A picture whose head says more than the picture: a comment segment (ITU-T T.81, B.2.4.5).</summary>
    internal static byte[] WithComment(string comment)
    {
        var jpeg = Squares();
        byte[] text = System.Text.Encoding.ASCII.GetBytes(comment);
        var length = text.Length + 2;
        return [.. jpeg[..2], 0xFF, 0xFE, (byte)(length >> 8), (byte)length, .. text, .. jpeg[2..]];
    }

    private static byte[] Draw(int width, int height, Action<SKCanvas> draw)
    {
        using var bitmap = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using (var canvas = new SKCanvas(bitmap)) draw(canvas);
        return bitmap.Encode(SKEncodedImageFormat.Jpeg, 95).ToArray();
    }
}
