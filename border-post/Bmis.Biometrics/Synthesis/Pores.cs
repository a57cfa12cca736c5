namespace Bmis.Biometrics.Synthesis;

/// <summary>The pores of a finger: small holes along the middle of its ridges, always at the same places.</summary>
internal static class Pores
{
    private const int Width = SynthesisParameters.Width, Height = SynthesisParameters.Height;

    /// <summary>Lowers the skin at the pores.</summary>
    /// <param name="heights">Heights, −127 to 127, row by row.</param>
    /// <param name="seed">The finger.</param>
    /// <param name="open">How open the pores are, 0 to 1.</param>
    internal static void Open(sbyte[] heights, long seed, double open)
    {
        if (open <= 0) return;
        var draw = new SeededSequence(seed, SeedPurpose.Pores);
        var count = (int)(Width * Height / (SynthesisParameters.PoreDistance * SynthesisParameters.MeanPeriod));
        var depth = (int)(open * SynthesisParameters.PoreDepth);
        for (var pore = 0; pore < count; pore++)
        {
            var (x, y) = Climb(heights, 3 + draw.Below(Width - 6), 3 + draw.Below(Height - 6));
            if (heights[y * Width + x] < SynthesisParameters.PoreHeight) continue;
            for (var i = 0; i < 9; i++)
            {
                ref var height = ref heights[(y + i / 3 - 1) * Width + x + i % 3 - 1];
                height = (sbyte)Math.Max(-127, height - (i == 4 ? depth : i % 2 == 1 ? depth / 2 : depth / 4));
            }
        }
    }

    // Up to the ridge's middle, two steps at most.
    private static (int X, int Y) Climb(sbyte[] heights, int x, int y)
    {
        for (var step = 0; step < 2; step++)
        {
            var best = y * Width + x;
            for (var i = 0; i < 9; i++)
            {
                var at = (y + i / 3 - 1) * Width + x + i % 3 - 1;
                if (heights[at] > heights[best]) best = at;
            }
            (x, y) = (Math.Clamp(best % Width, 2, Width - 3), Math.Clamp(best / Width, 2, Height - 3));
        }
        return (x, y);
    }
}
