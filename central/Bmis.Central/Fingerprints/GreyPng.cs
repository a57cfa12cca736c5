using System.Buffers.Binary;
using System.IO.Compression;
using Bmis.Biometrics.Images;

namespace Bmis.Central.Fingerprints;

/// <summary>
/// Writes a grey picture as a PNG file (ISO/IEC 15948) for browsers, which know no WSQ: pixels and nothing else.
/// </summary>
internal static class GreyPng
{
    private const int HeaderBytes = 13;
    private const uint Polynomial = 0xEDB8_8320;
    private const double InchesInMetre = 1 / 0.0254;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];

    public static byte[] Write(GreyImage image)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[HeaderBytes];
        BinaryPrimitives.WriteInt32BigEndian(header, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), image.Height);
        header[8] = 8;
        Chunk(file, "IHDR"u8, header);
        var resolution = new byte[9];
        var pixelsInMetre = (int)Math.Round(image.Dpi * InchesInMetre);
        BinaryPrimitives.WriteInt32BigEndian(resolution, pixelsInMetre);
        BinaryPrimitives.WriteInt32BigEndian(resolution.AsSpan(4), pixelsInMetre);
        resolution[8] = 1;
        Chunk(file, "pHYs"u8, resolution);
        Chunk(file, "IDAT"u8, Compressed(image));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    // Every row begins with its filter: none.
    private static byte[] Compressed(GreyImage image)
    {
        using var bytes = new MemoryStream();
        using (var zlib = new ZLibStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < image.Height; y++)
            {
                zlib.WriteByte(0);
                zlib.Write(image.Pixels, y * image.Width, image.Width);
            }
        }

        return bytes.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(kind);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Sum(Sum(uint.MaxValue, kind), data));
        file.Write(number);
    }

    private static uint Sum(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
            sum = Table[(byte)(sum ^ one)] ^ (sum >> 8);
        return sum;
    }

    private static uint Entry(int value)
    {
        var entry = (uint)value;
        for (var bit = 0; bit < 8; bit++)
            entry = (entry & 1) == 1 ? Polynomial ^ (entry >> 1) : entry >> 1;
        return entry;
    }
}
