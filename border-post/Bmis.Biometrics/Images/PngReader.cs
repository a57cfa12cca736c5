using System.Buffers.Binary;
using System.IO.Compression;

namespace Bmis.Biometrics.Images;

/// <summary>Grey PNG (colour type 0, depth 1, 2, 4, 8 or 16, not interlaced), inflated by the framework.</summary>
internal static class PngReader
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    internal static bool Recognises(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    internal static ImageResult Read(ReadOnlySpan<byte> file, int dpi)
    {
        if (Chunks(file) is not { } chunks) return ImageResult.Failed(ImageFault.Corrupt);
        var header = chunks.Header;
        var width = BinaryPrimitives.ReadUInt32BigEndian(header);
        var height = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4));
        if (!ImageLimits.Allow(width, height)) return ImageResult.Failed(ImageFault.TooLarge);
        int depth = header[8];
        if (header[9] != 0 || header[12] != 0 || depth is not (1 or 2 or 4 or 8 or 16))
            return ImageResult.Failed(ImageFault.NotSupported);
        var pixels = Inflate(chunks.Data, (int)width, (int)height, depth);
        return pixels is null ? ImageResult.Failed(ImageFault.Corrupt)
            : ImageResult.Read(new((int)width, (int)height, chunks.Dpi ?? dpi, pixels));
    }

    private sealed record Parts(byte[] Header, MemoryStream Data, int? Dpi);

    private static Parts? Chunks(ReadOnlySpan<byte> file)
    {
        byte[]? header = null;
        int? dpi = null;
        var data = new MemoryStream();
        for (var at = 8; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - 12) return null;
            var body = file.Slice(at + 8, (int)length);
            switch (BinaryPrimitives.ReadUInt32BigEndian(file[(at + 4)..]))
            {
                case 0x49484452 when body.Length == 13: header = body.ToArray(); break; // IHDR
                case 0x70485973 when body.Length == 9: dpi = Resolution(body); break; // pHYs
                case 0x49444154: data.Write(body); break; // IDAT
                case 0x49454E44: at = file.Length; continue; // IEND
            }
            at += (int)length + 12;
        }
        data.Position = 0;
        return header is null ? null : new(header, data, dpi);
    }

    // Pixels a metre, where both directions agree and the value is one of a reader.
    private static int? Resolution(ReadOnlySpan<byte> body)
    {
        var across = BinaryPrimitives.ReadUInt32BigEndian(body);
        if (body[8] != 1 || across != BinaryPrimitives.ReadUInt32BigEndian(body[4..]) || across > 100_000) return null;
        var dpi = (int)((across * 254 + 5000) / 10_000);
        return dpi is >= ImageLimits.LeastDpi and <= ImageLimits.HighestDpi ? dpi : null;
    }

    private static byte[]? Inflate(MemoryStream data, int width, int height, int depth)
    {
        var pixels = new byte[width * height];
        var step = Math.Max(1, depth / 8);
        var stride = (width * depth + 7) / 8;
        var (above, line) = (new byte[stride + step], new byte[stride + step]);
        try
        {
            using var inflater = new ZLibStream(data, CompressionMode.Decompress);
            for (var y = 0; y < height; y++)
            {
                var filter = inflater.ReadByte();
                if (inflater.ReadAtLeast(line.AsSpan(step), stride, false) < stride) return null;
                if (!Unfilter(filter, line, above, step)) return null;
                Expand(line.AsSpan(step), depth, pixels.AsSpan(y * width, width));
                (above, line) = (line, above);
            }
        }
        catch (InvalidDataException)
        {
            return null;
        }
        return pixels;
    }

    // PNG, 9.2: both lines begin with one pixel of zeros, so that the first has a left neighbour.
    private static bool Unfilter(int filter, byte[] line, byte[] above, int step)
    {
        for (var i = step; i < line.Length; i++)
        {
            int left = line[i - step], up = above[i], corner = above[i - step];
            var guess = filter switch
            {
                0 => 0,
                1 => left,
                2 => up,
                3 => (left + up) / 2,
                4 => Paeth(left, up, corner),
                _ => -1,
            };
            if (guess < 0) return false;
            line[i] = (byte)(line[i] + guess);
        }
        return true;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var estimate = left + up - corner;
        int a = Math.Abs(estimate - left), b = Math.Abs(estimate - up), c = Math.Abs(estimate - corner);
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }

    private static void Expand(ReadOnlySpan<byte> line, int depth, Span<byte> pixels)
    {
        for (var x = 0; x < pixels.Length; x++)
        {
            pixels[x] = depth switch
            {
                8 => line[x],
                16 => line[2 * x],
                _ => (byte)(((line[x * depth / 8] >> (8 - depth - x * depth % 8)) & ((1 << depth) - 1))
                    * 255 / ((1 << depth) - 1)),
            };
        }
    }
}
