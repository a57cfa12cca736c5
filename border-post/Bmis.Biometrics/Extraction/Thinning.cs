namespace Bmis.Biometrics.Extraction;

/// <summary>
/// Thins lines to one pixel, 64 pixels at a time (Guo and Hall, "Parallel thinning with two-subiteration
/// algorithms", 1989): a pixel goes when exactly one run of neighbours is set, it is no end, and it lies on the side
/// whose turn it is.
/// </summary>
internal static class Thinning
{
    // A line of this many pixels is thin after half as many passes; blots that are wider stay thick (own limit).
    private const int MostPasses = 24;

    internal static BitPlane Of(BitPlane lines)
    {
        var thin = new BitPlane(lines.Width, lines.Height);
        lines.Words.CopyTo(thin.Words, 0);
        var gone = new ulong[thin.Words.Length];
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var changed = Mark(thin, gone, false) && Clear(thin, gone);
            changed |= Mark(thin, gone, true) && Clear(thin, gone);
            if (!changed) break;
        }
        return thin;
    }

    private static bool Clear(BitPlane plane, ulong[] gone)
    {
        for (var i = 0; i < gone.Length; i++) plane.Words[i] &= ~gone[i];
        return true;
    }

    private static bool Mark(BitPlane plane, ulong[] gone, bool second)
    {
        var any = 0UL;
        var words = plane.Words;
        for (var y = 0; y < plane.Height; y++)
        {
            var row = plane.Row(y);
            for (var i = row; i < row + plane.Stride - 2; i++)
            {
                gone[i] = words[i] == 0 ? 0 : words[i] & Removable(words, i, plane.Stride, second);
                any |= gone[i];
            }
        }
        return any != 0;
    }

    private static ulong Removable(ulong[] words, int i, int stride, bool second)
    {
        ulong n = words[i - stride], s = words[i + stride];
        ulong e = Right(words, i), w = Left(words, i);
        ulong ne = Right(words, i - stride), nw = Left(words, i - stride);
        ulong se = Right(words, i + stride), sw = Left(words, i + stride);
        ulong a = ~n & (ne | e), b = ~e & (se | s), c = ~s & (sw | w), d = ~w & (nw | n);
        var oneRun = (a ^ b ^ c ^ d) & ~((a & b) | (c & d) | ((a | b) & (c | d)));
        var (two, three) = Counts(nw | n, ne | e, se | s, sw | w);
        var (otherTwo, otherThree) = Counts(n | ne, e | se, s | sw, w | nw);
        var atLeastTwo = two & otherTwo;
        var atMostThree = ~(three & otherThree);
        var side = second ? (s | sw | ~nw) & w : (n | ne | ~se) & e;
        return oneRun & atLeastTwo & atMostThree & ~side;
    }

    // Of four bits: at least two are set; all four are set.
    private static (ulong Two, ulong Four) Counts(ulong a, ulong b, ulong c, ulong d) =>
        ((a & b) | (c & d) | ((a | b) & (c | d)), a & b & c & d);

    // The neighbours to the right, each in its pixel's place.
    private static ulong Right(ulong[] words, int i) => words[i] >> 1 | words[i + 1] << 63;

    private static ulong Left(ulong[] words, int i) => words[i] << 1 | words[i - 1] >> 63;
}
