using System.Numerics;

namespace Bmis.Biometrics.Extraction;

/// <summary>
/// A rectangle of bits, 64 pixels to a word, the left pixel in the lowest bit. A frame of clear words and rows lies
/// around it, so that neighbours can be read without asking where the border is.
/// </summary>
internal sealed class BitPlane(int width, int height)
{
    /// <summary>Clear words behind the last one, so that whole vectors can be read.</summary>
    private const int Slack = 4;

    internal int Width { get; } = width;

    internal int Height { get; } = height;

    /// <summary>Words of a row, with one clear word on either side.</summary>
    internal int Stride { get; } = (width + 63) / 64 + 2;

    internal ulong[] Words { get; } = new ulong[((width + 63) / 64 + 2) * (height + 2) + Slack];

    /// <summary>Index of the first word of a row that holds pixels.</summary>
    internal int Row(int y) => (y + 1) * Stride + 1;

    internal bool this[int x, int y]
    {
        get => (Words[Row(y) + (x >> 6)] >> (x & 63) & 1) != 0;
        set
        {
            ref var word = ref Words[Row(y) + (x >> 6)];
            word = value ? word | 1UL << (x & 63) : word & ~(1UL << (x & 63));
        }
    }

    /// <summary>Whether the pixel is set; false outside.</summary>
    internal bool At(int x, int y) => (uint)x < (uint)Width && (uint)y < (uint)Height && this[x, y];

    /// <summary>The eight neighbours as bits, clockwise from the one above (bit 0).</summary>
    internal int Neighbours(int x, int y)
    {
        int above = Three(x, y - 1), here = Three(x, y), below = Three(x, y + 1);
        return (above >> 1 & 1) | (above >> 2 & 1) << 1 | (here >> 2 & 1) << 2 | (below >> 2 & 1) << 3
            | (below >> 1 & 1) << 4 | (below & 1) << 5 | (here & 1) << 6 | (above & 1) << 7;
    }

    internal int Count() => Words.Sum(BitOperations.PopCount);

    // Left, middle and right pixel of a row as bits 0 to 2.
    private int Three(int x, int y)
    {
        var at = Row(y) + (x >> 6);
        var bit = x & 63;
        if (bit == 0) return (int)((Words[at] << 1 | Words[at - 1] >> 63) & 7);
        return (int)((Words[at] >> (bit - 1) | (bit == 63 ? Words[at + 1] << 2 : 0)) & 7);
    }
}
