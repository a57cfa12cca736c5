using System.Buffers.Binary;
using Bmis.Biometrics.Images;

namespace Bmis.Benchmarks.Fingerprints;

/// <summary>
/// WSQ streams made to cost most: the tables of a good stream, another size, and codes of one bit, each of which is a
/// coefficient, for as many bytes as are wanted; long runs of zeros fill the rest.
/// </summary>
internal static class CraftedWsq
{
    private const int Frame = 0xFFA2, Block = 0xFFA3, Bins = 0xFFA5, Codes = 0xFFA6, End = 0xFFA1;
    private const int LongestRun = 65535;

    // A one-bit code for a coefficient of one, a two-bit code for a run of zeros whose length follows in sixteen bits.
    private static readonly byte[] Table = [0, 1, 1, .. new byte[14], 181, 106];

    /// <summary>A stream of a size.</summary>
    /// <param name="good">A stream whose filters and bins are taken.</param>
    /// <param name="width">Width of the picture, even.</param>
    /// <param name="height">Height of the picture, even.</param>
    /// <param name="bytes">Bytes of coefficients.</param>
    internal static byte[] Of(ReadOnlySpan<byte> good, int width, int height, int bytes)
    {
        List<byte> stream = [0xFF, 0xA0];
        for (var at = 2; ;)
        {
            int marker = BinaryPrimitives.ReadUInt16BigEndian(good[at..]);
            if (marker == Block) break;
            int length = BinaryPrimitives.ReadUInt16BigEndian(good[(at + 2)..]);
            var body = good.Slice(at + 4, length - 2).ToArray();
            at += 2 + length;
            if (marker == Frame) Resize(body, width, height);
            if (marker == Bins) CodeAll(body);
            if (marker != Codes) Add(stream, marker, body);
        }
        Add(stream, Codes, Table);
        Add(stream, Block, [0]);
        var coefficients = width * height - width / 2 * (height / 2);
        var put = Math.Min(bytes, coefficients / 8);
        stream.AddRange(new byte[put]);
        AddRuns(stream, coefficients - 8 * put);
        stream.AddRange([End >> 8, End & 0xFF]);
        return [.. stream];
    }

    private static void Add(List<byte> stream, int marker, byte[] body) => stream.AddRange(
        [(byte)(marker >> 8), (byte)marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body]);

    private static void Resize(byte[] frame, int width, int height)
    {
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(4), (ushort)width);
    }

    // A subband without bins is not coded: it gets those of the first one.
    private static void CodeAll(byte[] bins)
    {
        for (var at = 3; at < bins.Length; at += 6)
            if (bins.AsSpan(at, 3).IndexOfAnyExcept((byte)0) < 0) bins.AsSpan(3, 6).CopyTo(bins.AsSpan(at));
    }

    private static void AddRuns(List<byte> stream, int zeros)
    {
        var bits = "";
        for (; zeros > 0; zeros -= LongestRun)
            bits += "10" + Convert.ToString(Math.Min(zeros, LongestRun), 2).PadLeft(16, '0');
        foreach (var eight in bits.Chunk(8))
        {
            var value = Convert.ToByte(new string(eight).PadRight(8, '1'), 2);
            stream.Add(value);
            if (value == 0xFF) stream.Add(0);
        }
    }

    /// <summary>The size of the largest picture that is allowed.</summary>
    internal static (int Width, int Height) Largest => (4000, ImageLimits.MostPixels / 4000);
}
