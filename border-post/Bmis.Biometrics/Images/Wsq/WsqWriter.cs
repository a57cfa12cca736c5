using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Bmis.Biometrics.Images.Wsq;

/// <summary>Compresses a picture (IAFIS-IC-0110, version 3.1) with the filter of its table 1.</summary>
internal static class WsqWriter
{
    // What the standard's encoder uses: where in its bin a value is restored, and how much wider the bin of zero is.
    private const double Centre = 0.44, WidthOfZero = 1.2;
    private const int HalfRange = 128;
    private const int Subbands = 64;

    // The subbands at which the second and the third block begin.
    private static readonly int[] BlockEnds = [19, 52, SubbandTree.Coded];

    // IAFIS-IC-0110, table 1, as the segment of the file says it: sign, decimal places, digits.
    private static ReadOnlySpan<byte> Filters =>
    [
        9, 7,
        0, 9, 0x32, 0xD3, 0x26, 0x3B, 0, 10, 0xE0, 0xF3, 0x1A, 0x84, 1, 10, 0x41, 0xEF, 0xF1, 0xBB,
        1, 11, 0x8E, 0x27, 0x65, 0x3F, 0, 11, 0xE1, 0x79, 0xA4, 0xDD,
        0, 9, 0x2E, 0xFF, 0x55, 0xD2, 1, 10, 0xF9, 0x33, 0xD1, 0xB6, 1, 11, 0xF2, 0x87, 0x1F, 0x36,
        0, 10, 0x26, 0x77, 0xDA, 0x0B,
    ];

    internal static byte[] Write(GreyImage image, double bitsPerPixel)
    {
        var (frame, frameBytes) = Frame(image);
        var plane = new float[image.Pixels.Length];
        for (var i = 0; i < plane.Length; i++) plane[i] = (image.Pixels[i] - frame.Shift) / frame.Scale;
        var tree = SubbandTree.Of(image.Width, image.Height);
        var (low, high) = WsqTables.Filters(Filters)!.Value;
        var filter = WaveletFilter.Analysis(low, high);
        foreach (var cut in tree.Splits) filter.Apply(plane, image.Width, cut);
        var table = Table(BinWidths.Of(plane, image.Width, tree.Bands, bitsPerPixel));
        var blocks = Blocks(plane, image.Width, tree.Bands, Quantisation.Read(table)!);
        var file = new MemoryStream();
        file.Write([0xFF, 0xA0]);
        Segment(file, 0xA8, Comment(image, bitsPerPixel));
        Segment(file, 0xA4, Filters);
        Segment(file, 0xA5, table);
        Segment(file, 0xA2, frameBytes);
        Write(file, 0, blocks[..1]);
        Write(file, 1, blocks[1..]);
        file.Write([0xFF, 0xA1]);
        return file.ToArray();
    }

    // The mean becomes zero and the farther end of the grey levels 128.
    private static (WsqFrame Frame, byte[] Bytes) Frame(GreyImage image)
    {
        long sum = 0;
        int least = 255, most = 0;
        foreach (var pixel in image.Pixels)
        {
            sum += pixel;
            (least, most) = (Math.Min(least, pixel), Math.Max(most, pixel));
        }
        var mean = (double)sum / image.Pixels.Length;
        var scale = Math.Max(mean - least, most - mean) / HalfRange;
        var bytes = new byte[15];
        (bytes[0], bytes[1]) = (0, 255);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2), (ushort)image.Height);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(4), (ushort)image.Width);
        Decimals.Write16(bytes.AsSpan(6), mean);
        Decimals.Write16(bytes.AsSpan(9), scale == 0 ? 1 : scale);
        bytes[12] = 1;
        return (WsqFrame.Read(bytes)!, bytes);
    }

    private static byte[] Comment(GreyImage image, double bitsPerPixel) => Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"NIST_COM 9\nPIX_WIDTH {image.Width}\nPIX_HEIGHT {image.Height}\nPIX_DEPTH 8\nPPI {image.Dpi}\nLOSSY 1\n"
        + $"COLORSPACE GRAY\nCOMPRESSION WSQ\nWSQ_BITRATE {bitsPerPixel:F6}\n"));

    private static byte[] Table(double[] widths)
    {
        var table = new byte[3 + 6 * Subbands];
        Decimals.Write16(table, Centre);
        for (var band = 0; band < widths.Length; band++)
        {
            Decimals.Write16(table.AsSpan(3 + 6 * band), widths[band]);
            Decimals.Write16(table.AsSpan(6 + 6 * band), widths[band] * WidthOfZero);
        }
        return table;
    }

    private static CodedValues[] Blocks(
        float[] plane, int stride, IReadOnlyList<SubbandTree.Area> bands, Quantisation quantisation)
    {
        CodedValues[] blocks = [new(), new(), new()];
        for (var band = 0; band < bands.Count; band++)
        {
            if (!quantisation.Has(band)) continue;
            var block = blocks[Array.FindIndex(BlockEnds, end => band < end)];
            var area = bands[band];
            for (var y = area.Y; y < area.Y + area.Height; y++)
                foreach (var value in plane.AsSpan(y * stride + area.X, area.Width))
                    block.Add(quantisation.Bin(band, value));
        }
        foreach (var block in blocks) block.EndRun();
        return blocks;
    }

    // The blocks that share a table of codes. A value is counted at least once: a table without codes is no table.
    private static void Write(MemoryStream file, byte id, CodedValues[] blocks)
    {
        var uses = new int[256];
        foreach (var block in blocks)
            foreach (var (value, _, _) in block.Values) uses[value]++;
        if (uses.All(count => count == 0)) uses[1] = 1;
        var (counts, values) = CodeLengths.Of(uses);
        Segment(file, 0xA6, [id, .. counts, .. values]);
        var codes = HuffmanTable.Of(counts, values)!.Codes();
        foreach (var block in blocks)
        {
            Segment(file, 0xA3, [id]);
            var bits = new BlockBitsWriter(file);
            foreach (var (value, length, following) in block.Values)
            {
                bits.Write(codes[value].Code, codes[value].Length);
                bits.Write(following, length);
            }
            bits.End();
        }
    }

    private static void Segment(MemoryStream file, byte marker, ReadOnlySpan<byte> body)
    {
        var length = body.Length + 2;
        file.Write([0xFF, marker, (byte)(length >> 8), (byte)length]);
        file.Write(body);
    }
}
