using SkiaSharp;

namespace Bmis.BorderPost.Tests.Photographs;

/// <summary>Somebody who never lived, drawn with head and shoulders.</summary>
/// <param name="X">The middle of the face, in pixels from the left.</param>
/// <param name="Y">The middle of the face, in pixels from above.</param>
/// <param name="Half">Half the width of the head, in pixels.</param>
internal sealed record DrawnPerson(float X, float Y, float Half, SKColor Skin)
{
    internal static readonly SKColor[] Skins =
        [new(0xF0, 0xC8, 0xA8), new(0xC6, 0x8E, 0x62), new(0x7A, 0x4A, 0x30), new(0x45, 0x2A, 0x1C)];

    private static readonly SKColor Hair = new(0x2A, 0x1E, 0x18);

    internal static DrawnPerson Traveller(int skin = 1) => new(240, 300, 110, Skins[skin]);

    internal void Draw(SKCanvas canvas)
    {
        using var paint = new SKPaint { IsAntialias = true };
        Shoulders(canvas, paint);
        Head(canvas, paint);
        Eye(canvas, paint, -0.36f);
        Eye(canvas, paint, 0.36f);
        NoseAndMouth(canvas, paint);
    }

    private void Shoulders(SKCanvas canvas, SKPaint paint)
    {
        paint.Color = new(0x2E, 0x3C, 0x55);
        canvas.DrawRoundRect(
            SKRect.Create(X - (1.9f * Half), Y + (1.55f * Half), 3.8f * Half, 4 * Half), Half, Half, paint);
        paint.Color = Lit(0.8f);
        canvas.DrawRect(X - (0.45f * Half), Y + (0.8f * Half), 0.9f * Half, Half, paint);
    }

    private void Head(SKCanvas canvas, SKPaint paint)
    {
        paint.Color = Hair;
        Oval(canvas, paint, 0, -0.25f, 1.02f, 1.25f);
        using var light = SKShader.CreateRadialGradient(
            new(X - (0.2f * Half), Y - (0.2f * Half)), 1.5f * Half, [Lit(1.08f), Lit(0.98f), Lit(0.65f)], [0, 0.6f, 1],
            SKShaderTileMode.Clamp);
        paint.Shader = light;
        Oval(canvas, paint, 0, 0, 0.85f, 1.15f);
        paint.Shader = null;
    }

    private void Eye(SKCanvas canvas, SKPaint paint, float x)
    {
        paint.Color = Lit(0.75f);
        Oval(canvas, paint, x, -0.15f, 0.24f, 0.15f);
        paint.Color = new(0xEE, 0xEA, 0xE6);
        Oval(canvas, paint, x, -0.13f, 0.17f, 0.085f);
        paint.Color = Hair;
        Oval(canvas, paint, x, -0.13f, 0.085f, 0.085f);
        Oval(canvas, paint, x, -0.35f, 0.22f, 0.04f);
    }

    private void NoseAndMouth(SKCanvas canvas, SKPaint paint)
    {
        paint.Color = Lit(0.78f);
        Oval(canvas, paint, 0, 0.18f, 0.09f, 0.26f);
        paint.Color = Lit(0.6f);
        Oval(canvas, paint, -0.09f, 0.33f, 0.07f, 0.045f);
        Oval(canvas, paint, 0.09f, 0.33f, 0.07f, 0.045f);
        paint.Color = new((byte)(Skin.Red * 0.75f), (byte)(Skin.Green * 0.45f), (byte)(Skin.Blue * 0.45f));
        Oval(canvas, paint, 0, 0.62f, 0.3f, 0.09f);
        paint.Color = Lit(0.4f);
        Oval(canvas, paint, 0, 0.62f, 0.28f, 0.012f);
    }

    private void Oval(SKCanvas canvas, SKPaint paint, float x, float y, float halfWidth, float halfHeight) =>
        canvas.DrawOval(X + (x * Half), Y + (y * Half), halfWidth * Half, halfHeight * Half, paint);

    private SKColor Lit(float share) => new(Lit(Skin.Red, share), Lit(Skin.Green, share), Lit(Skin.Blue, share));

    private static byte Lit(byte level, float share) => (byte)Math.Min(255, level * share);
}
