namespace Bmis.Biometrics.Extraction;

/// <summary>Ridges and valleys of the enhanced picture, as bits.</summary>
internal sealed record Binarisation(BitPlane Ridges, BitPlane Valleys)
{
    internal static Binarisation Of(Padded enhanced, Plane<bool> mask, int width, int height)
    {
        const int cell = ExtractionParameters.Cell;
        BitPlane ridges = new(width, height), valleys = new(width, height);
        for (var y = 0; y < height; y++)
        {
            var line = enhanced.Values.AsSpan(enhanced.Index(0, y), width);
            for (var x = 0; x < width; x++)
            {
                if (!mask[x / cell, y / cell]) continue;
                var word = line[x] > 0 ? ridges.Words : valleys.Words;
                word[ridges.Row(y) + (x >> 6)] |= 1UL << (x & 63);
            }
        }
        return new(ridges, valleys);
    }
}
