using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Bmis.Biometrics.Extraction;

/// <summary>
/// Thins lines to one pixel, 256 pixels at a time (Guo and Hall, "Parallel thinning with two-subiteration
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

    // Flat through all rows, 256 pixels at a time: the frame between rows is clear and stays so.
    private static bool Mark(BitPlane plane, ulong[] gone, bool second)
    {
        var any = Vector256<ulong>.Zero;
        ref var words = ref MemoryMarshal.GetArrayDataReference(plane.Words);
        var end = plane.Row(plane.Height - 1) + plane.Stride - 2;
        for (var i = plane.Row(0); i < end; i += Vector256<ulong>.Count)
        {
            var here = Vector256.LoadUnsafe(ref words, (nuint)i);
            var removed = here == Vector256<ulong>.Zero ? here
                : here & Removable(ref words, (nuint)i, (nuint)plane.Stride, second);
            removed.CopyTo(gone, i);
            any |= removed;
        }
        return any != Vector256<ulong>.Zero;
    }

    private static Vector256<ulong> Removable(ref ulong words, nuint i, nuint stride, bool second)
    {
        Vector256<ulong> n = Load(ref words, i - stride), s = Load(ref words, i + stride);
        Vector256<ulong> e = Right(ref words, i), w = Left(ref words, i);
        Vector256<ulong> ne = Right(ref words, i - stride), nw = Left(ref words, i - stride);
        Vector256<ulong> se = Right(ref words, i + stride), sw = Left(ref words, i + stride);
        Vector256<ulong> a = ~n & (ne | e), b = ~e & (se | s), c = ~s & (sw | w), d = ~w & (nw | n);
        var oneRun = (a ^ b ^ c ^ d) & ~((a & b) | (c & d) | ((a | b) & (c | d)));
        var (two, four) = Counts(nw | n, ne | e, se | s, sw | w);
        var (otherTwo, otherFour) = Counts(n | ne, e | se, s | sw, w | nw);
        var side = second ? (s | sw | ~nw) & w : (n | ne | ~se) & e;
        return oneRun & two & otherTwo & ~(four & otherFour) & ~side;
    }

    // Of four bits: at least two are set; all four are set.
    private static (Vector256<ulong> Two, Vector256<ulong> Four) Counts(
        Vector256<ulong> a, Vector256<ulong> b, Vector256<ulong> c, Vector256<ulong> d) =>
        ((a & b) | (c & d) | ((a | b) & (c | d)), a & b & c & d);

    private static Vector256<ulong> Load(ref ulong words, nuint i) => Vector256.LoadUnsafe(ref words, i);

    // The neighbours to the right, each in its pixel's place.
    private static Vector256<ulong> Right(ref ulong words, nuint i) =>
        Load(ref words, i) >>> 1 | Load(ref words, i + 1) << 63;

    private static Vector256<ulong> Left(ref ulong words, nuint i) =>
        Load(ref words, i) << 1 | Load(ref words, i - 1) >>> 63;
}
