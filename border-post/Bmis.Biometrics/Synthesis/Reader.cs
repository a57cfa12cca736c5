using Bmis.Biometrics.Images;

namespace Bmis.Biometrics.Synthesis;

/// <summary>The reader: ink to grey, slightly out of focus, on an uneven ground, with noise.</summary>
internal static class Reader
{
    /// <param name="ink">0 to 1, row by row; changed.</param>
    /// <param name="parameters">Size, ground, ink, noise and grey levels.</param>
    /// <param name="seed">What the noise follows from.</param>
    internal static GreyImage Picture(float[] ink, ImpressionParameters parameters, long seed)
    {
        int width = parameters.Width, height = parameters.Height;
        Blur(ink, width, height);
        var pixels = new byte[width * height];
        var draw = new SeededSequence(seed, SeedPurpose.Reader);
        var ground = new SmoothNoise(seed, SeedPurpose.Reader, 160.0 * parameters.Dpi / 500);
        var steps = parameters.GreyLevels - 1;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var at = y * width + x;
                var light = parameters.Ground + SynthesisParameters.GroundDeviation * ground.At(x, y);
                var grey = light + (parameters.Ink - light) * ink[at] + parameters.Noise * draw.Normal();
                var level = (int)Math.Clamp(grey * steps / 255 + 0.5, 0, steps);
                pixels[at] = (byte)(level * 255 / steps);
            }
        }
        return new(width, height, parameters.Dpi, pixels);
    }

    // One part of each neighbour, two of the pixel itself, across and down.
    private static void Blur(float[] ink, int width, int height)
    {
        for (var y = 0; y < height; y++) Line(ink, y * width, 1, width);
        for (var x = 0; x < width; x++) Line(ink, x, width, height);
    }

    private static void Line(float[] ink, int start, int step, int count)
    {
        var before = ink[start];
        for (var i = 0; i < count; i++)
        {
            var at = start + i * step;
            var here = ink[at];
            var after = i + 1 < count ? ink[at + step] : here;
            ink[at] = (before + 2 * here + after) / 4;
            before = here;
        }
    }
}
