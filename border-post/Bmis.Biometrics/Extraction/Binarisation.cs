using System.Runtime.Intrinsics;

namespace Bmis.Biometrics.Extraction;

/// <summary>Ridges and valleys of the enhanced picture, as bits; a row of a cell is eight of them.</summary>
internal sealed record Binarisation(BitPlane Ridges, BitPlane Valleys)
{
    internal static Binarisation Of(Padded enhanced, Plane<bool> mask, int width, int height)
    {
        const int cell = ExtractionParameters.Cell;
        BitPlane ridges = new(width, height), valleys = new(width, height);
        for (var y = 0; y < height; y++)
        {
            var line = enhanced.Values.AsSpan(enhanced.Index(0, y), mask.Width * cell);
            for (var column = 0; column < mask.Width; column++)
            {
                if (!mask[column, y / cell]) continue;
                var x = column * cell;
                var above = Vector256.GreaterThan(Vector256.Create(line.Slice(x, cell)), Vector256<float>.Zero)
                    .ExtractMostSignificantBits();
                var inside = (1UL << Math.Min(cell, width - x)) - 1;
                var word = ridges.Row(y) + (x >> 6);
                ridges.Words[word] |= (above & inside) << (x & 63);
                valleys.Words[word] |= (~above & inside) << (x & 63);
            }
        }
        return new(ridges, valleys);
    }
}
