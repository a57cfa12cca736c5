using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Bmis.Biometrics.Images.Wsq;

/// <summary>
/// The loops that a wavelet filter spends its time in. Every sum is added in the order of its weights, so that every
/// width of vectors gives the same.
/// </summary>
internal static class WeightedRows
{
    private static readonly int Lanes = Vector<float>.Count;

    /// <summary>Sums rows, each times its weight; a row is where it begins in the source.</summary>
    internal static void Sum(
        ReadOnlySpan<float> source, ReadOnlySpan<int> rows, ReadOnlySpan<float> weights, Span<float> sums)
    {
        ref var from = ref MemoryMarshal.GetReference(source);
        ref var to = ref MemoryMarshal.GetReference(sums);
        var x = 0;
        for (; x <= sums.Length - 4 * Lanes; x += 4 * Lanes)
        {
            Vector<float> a = default, b = default, c = default, d = default;
            for (var i = 0; i < rows.Length; i++)
            {
                var weight = new Vector<float>(weights[i]);
                ref var row = ref Unsafe.Add(ref from, rows[i] + x);
                a += Vector.LoadUnsafe(ref row) * weight;
                b += Vector.LoadUnsafe(ref row, (nuint)Lanes) * weight;
                c += Vector.LoadUnsafe(ref row, (nuint)(2 * Lanes)) * weight;
                d += Vector.LoadUnsafe(ref row, (nuint)(3 * Lanes)) * weight;
            }
            a.StoreUnsafe(ref to, (nuint)x);
            b.StoreUnsafe(ref to, (nuint)(x + Lanes));
            c.StoreUnsafe(ref to, (nuint)(x + 2 * Lanes));
            d.StoreUnsafe(ref to, (nuint)(x + 3 * Lanes));
        }
        for (; x < sums.Length; x++)
        {
            var sum = 0f;
            for (var i = 0; i < rows.Length; i++) sum += source[rows[i] + x] * weights[i];
            sums[x] = sum;
        }
    }

    /// <summary>
    /// Sums the samples from each place on, with weights that differ at even and odd places. Returns how many places
    /// are done; the last ones, less than some vectors, are not.
    /// </summary>
    internal static int Slide(ReadOnlySpan<float> samples, Vector<float>[] weights, Span<float> sums)
    {
        ref var from = ref MemoryMarshal.GetReference(samples);
        ref var to = ref MemoryMarshal.GetReference(sums);
        var x = 0;
        for (; x <= sums.Length - 4 * Lanes; x += 4 * Lanes)
        {
            Vector<float> a = default, b = default, c = default, d = default;
            for (var i = 0; i < weights.Length; i++)
            {
                ref var row = ref Unsafe.Add(ref from, x + i);
                a += Vector.LoadUnsafe(ref row) * weights[i];
                b += Vector.LoadUnsafe(ref row, (nuint)Lanes) * weights[i];
                c += Vector.LoadUnsafe(ref row, (nuint)(2 * Lanes)) * weights[i];
                d += Vector.LoadUnsafe(ref row, (nuint)(3 * Lanes)) * weights[i];
            }
            a.StoreUnsafe(ref to, (nuint)x);
            b.StoreUnsafe(ref to, (nuint)(x + Lanes));
            c.StoreUnsafe(ref to, (nuint)(x + 2 * Lanes));
            d.StoreUnsafe(ref to, (nuint)(x + 3 * Lanes));
        }
        return x;
    }

    /// <summary>Puts two rows into one, in turns; the first may have one more.</summary>
    internal static void Alternate(ReadOnlySpan<float> first, ReadOnlySpan<float> second, Span<float> both)
    {
        var i = 0;
        // Two numbers side by side are one number twice as wide.
        for (; BitConverter.IsLittleEndian && i <= second.Length - Lanes; i += Lanes)
        {
            Vector.Widen(Vector.AsVectorUInt32(new Vector<float>(first[i..])), out var low, out var high);
            Vector.Widen(Vector.AsVectorUInt32(new Vector<float>(second[i..])), out var lowOther, out var highOther);
            Vector.AsVectorSingle(low | Vector.ShiftLeft(lowOther, 32)).CopyTo(both[(2 * i)..]);
            Vector.AsVectorSingle(high | Vector.ShiftLeft(highOther, 32)).CopyTo(both[(2 * i + Lanes)..]);
        }
        for (; i < second.Length; i++) (both[2 * i], both[2 * i + 1]) = (first[i], second[i]);
        if (i < first.Length) both[2 * i] = first[i];
    }

    /// <summary>Grey levels: scaled, shifted and rounded, what is beyond 0 to 255 cut off.</summary>
    internal static void ToGrey(ReadOnlySpan<float> row, float scale, float shift, Span<byte> grey)
    {
        var x = 0;
        for (; x <= row.Length - 4 * Lanes; x += 4 * Lanes)
        {
            var low = Vector.Narrow(Whole(row[x..], scale, shift), Whole(row[(x + Lanes)..], scale, shift));
            var high = Vector.Narrow(
                Whole(row[(x + 2 * Lanes)..], scale, shift), Whole(row[(x + 3 * Lanes)..], scale, shift));
            Vector.AsVectorByte(Vector.Narrow(Vector.AsVectorUInt16(low), Vector.AsVectorUInt16(high)))
                .CopyTo(grey[x..]);
        }
        for (; x < row.Length; x++) grey[x] = (byte)Math.Clamp(row[x] * scale + shift + 0.5f, 0, 255);
    }

    private static Vector<int> Whole(ReadOnlySpan<float> row, float scale, float shift)
    {
        var grey = new Vector<float>(row) * new Vector<float>(scale) + new Vector<float>(shift)
            + new Vector<float>(0.5f);
        return Vector.ConvertToInt32(Vector.Min(Vector.Max(grey, Vector<float>.Zero), new Vector<float>(255f)));
    }
}
