using Bmis.Biometrics.Images;
using Bmis.Biometrics.Synthesis;
using Grown = Bmis.Biometrics.Synthesis.SyntheticFinger;

namespace Bmis.Biometrics.Tests.Segmentation;

/// <summary>
/// Fingers of nobody laid side by side on a reader of four. The places are those of a right hand seen on the glass,
/// in pixels from the middle, tips up; a left hand is its mirror.
/// </summary>
internal static class SlapSheet
{
    internal const int Width = 1600;
    internal const int Height = 1500;

    private static readonly (int X, int Y, double Fan)[] Right =
        [(-540, 60, -6), (-180, -120, -2), (180, -80, 2), (530, 190, 7)];

    private static readonly Lazy<Grown[]> All =
        new(() => [.. Enumerable.Range(0, 4).Select(i => new Grown(900 + i))]);

    /// <summary>The fingers, from left to right on a right hand.</summary>
    internal static Grown[] Fingers => All.Value;

    /// <summary>A hand: turned about the middle, its fingers nearer to each other or not, without some.</summary>
    internal static GreyImage Hand(
        int impression, double degrees = 0, bool isLeft = false, double near = 1, params int[] missing) =>
        Lay(impression, degrees, Places(isLeft, near, missing));

    /// <summary>The fingers of a hand from left to right, where they lie before it is turned.</summary>
    internal static (Grown Finger, double X, double Y, double Fan)[] Places(
        bool isLeft = false, double near = 1, params int[] missing)
    {
        var places = Right.Select((place, i) => (Finger: Fingers[i], X: place.X * near, Y: (double)place.Y, place.Fan))
            .Where((_, i) => !missing.Contains(i));
        return [.. isLeft ? places.Reverse().Select(one => (one.Finger, -one.X, one.Y, -one.Fan)) : places];
    }

    internal static GreyImage Lay(
        int impression, double degrees, (Grown Finger, double X, double Y, double Fan)[] places,
        int width = Width, int height = Height)
    {
        var random = new Random(impression);
        var pixels = new byte[width * height];
        for (var i = 0; i < pixels.Length; i++) pixels[i] = (byte)(225 + random.Next(-8, 9));
        var (sine, cosine) = Math.SinCos(degrees * Math.PI / 180);
        foreach (var (finger, x, y, fan) in places)
        {
            var picture = finger.Impression(impression, new ImpressionParameters
            {
                Width = 460, Height = 460, RotationDegrees = degrees + fan, Ground = 225,
                Pressure = random.NextDouble() * 0.6 - 0.3,
            });
            Stamp(picture, pixels, width, height,
                (int)(width / 2.0 + x * cosine - y * sine), (int)(height / 2.0 + x * sine + y * cosine));
        }

        return new(width, height, 500, pixels);
    }

    private static void Stamp(GreyImage picture, byte[] sheet, int width, int height, int middleX, int middleY)
    {
        int left = middleX - picture.Width / 2, top = middleY - picture.Height / 2;
        for (var y = Math.Max(0, -top); y < Math.Min(picture.Height, height - top); y++)
        {
            for (var x = Math.Max(0, -left); x < Math.Min(picture.Width, width - left); x++)
            {
                ref var grey = ref sheet[(top + y) * width + left + x];
                grey = Math.Min(grey, picture.Pixels[y * picture.Width + x]);
            }
        }
    }
}
