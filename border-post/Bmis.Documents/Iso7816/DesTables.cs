namespace Bmis.Documents.Iso7816;

/// <summary>The tables of the data encryption algorithm (NIST FIPS 46-3); bit 1 is the most significant.</summary>
internal static class DesTables
{
    /// <summary>Permuted choice 1: the 56 bits of a key that count.</summary>
    internal static readonly byte[] Choice1 =
    [
        57, 49, 41, 33, 25, 17, 9, 1, 58, 50, 42, 34, 26, 18, 10, 2, 59, 51, 43, 35, 27, 19, 11, 3, 60, 52, 44, 36, 63,
        55, 47, 39, 31, 23, 15, 7, 62, 54, 46, 38, 30, 22, 14, 6, 61, 53, 45, 37, 29, 21, 13, 5, 28, 20, 12, 4,
    ];

    /// <summary>Permuted choice 2: the 48 bits of a round's key.</summary>
    internal static readonly byte[] Choice2 =
    [
        14, 17, 11, 24, 1, 5, 3, 28, 15, 6, 21, 10, 23, 19, 12, 4, 26, 8, 16, 7, 27, 20, 13, 2, 41, 52, 31, 37, 47, 55,
        30, 40, 51, 45, 33, 48, 44, 49, 39, 56, 34, 53, 46, 42, 50, 36, 29, 32,
    ];

    /// <summary>How far the halves of the key turn before each round.</summary>
    internal static readonly byte[] Turns = [1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 1];

    internal static readonly byte[] InitialPermutation =
    [
        58, 50, 42, 34, 26, 18, 10, 2, 60, 52, 44, 36, 28, 20, 12, 4, 62, 54, 46, 38, 30, 22, 14, 6, 64, 56, 48, 40,
        32, 24, 16, 8, 57, 49, 41, 33, 25, 17, 9, 1, 59, 51, 43, 35, 27, 19, 11, 3, 61, 53, 45, 37, 29, 21, 13, 5, 63,
        55, 47, 39, 31, 23, 15, 7,
    ];

    internal static readonly byte[] FinalPermutation =
    [
        40, 8, 48, 16, 56, 24, 64, 32, 39, 7, 47, 15, 55, 23, 63, 31, 38, 6, 46, 14, 54, 22, 62, 30, 37, 5, 45, 13, 53,
        21, 61, 29, 36, 4, 44, 12, 52, 20, 60, 28, 35, 3, 43, 11, 51, 19, 59, 27, 34, 2, 42, 10, 50, 18, 58, 26, 33, 1,
        41, 9, 49, 17, 57, 25,
    ];

    private static readonly byte[] RoundPermutation =
    [
        16, 7, 20, 21, 29, 12, 28, 17, 1, 15, 23, 26, 5, 18, 31, 10, 2, 8, 24, 14, 32, 27, 3, 9, 19, 13, 30, 6, 22, 11,
        4, 25,
    ];

    // Four rows of sixteen to a box, as the standard prints them.
    private static readonly string[] Boxes =
    [
        "E4D12FB83A6C59070F74E2D1A6CB953841E8D62BFC973A50FC8249175B3EA06D",
        "F18E6B34972DC05A3D47F28EC01A69B50E7BA4D158C6932FD8A13F42B67C05E9",
        "A09E63F51DC7B428D709346A285ECBF1D6498F30B12C5AE71AD069874FE3B52C",
        "7DE3069A1285BC4FD8B56F03472C1AE9A690CB7DF13E52843F06A1D8945BC72E",
        "2C417AB6853FD0E9EB2C47D150FA3986421BAD78F9C5630EB8C71E2D6F09A453",
        "C1AF92680D34E75BAF427C9561DE0B389EF528C3704A1DB6432C95FABE17608D",
        "4B2EF08D3C975A61D0B7491AE35C2F8614BDC37EAF6805926BD814A7950FE23C",
        "D2846FB1A93E50C71FD8A374C56B0E927B419CE206ADF35821E74A8DFC90356B",
    ];

    // Made last: a static field sees only those that stand before it.
    /// <summary>The selection functions S1 to S8 with the permutation P behind them, by their six bits.</summary>
    internal static readonly uint[][] Selections = MakeSelections();

    /// <summary>Picks bits of a value of so many bits.</summary>
    internal static ulong Permute(ulong value, int bits, ReadOnlySpan<byte> places)
    {
        ulong picked = 0;
        foreach (var place in places)
            picked = (picked << 1) | ((value >> (bits - place)) & 1);
        return picked;
    }

    private static uint[][] MakeSelections() =>
        [.. Enumerable.Range(0, 8).Select(box => Enumerable.Range(0, 64).Select(six => Select(box, six)).ToArray())];

    private static uint Select(int box, int six)
    {
        var row = ((six >> 4) & 2) | (six & 1);
        var column = (six >> 1) & 15;
        var nibble = Convert.ToUInt32(Boxes[box].Substring((row * 16) + column, 1), 16);
        return (uint)Permute(nibble << (28 - (4 * box)), 32, RoundPermutation);
    }
}
