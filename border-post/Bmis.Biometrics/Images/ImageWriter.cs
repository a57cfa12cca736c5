using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Bmis.Biometrics.Images;

/// <summary>Writes a grey picture without loss. <see cref="CodedImage.Compressed"/> writes WSQ.</summary>
public static class ImageWriter
{
    private const double InchesPerMetre = 1 / 0.0254;
    private const uint Polynomial = 0xEDB88320;
    private static readonly uint[] Remainders = [.. Enumerable.Range(0, 256).Select(value => Remainder((uint)value))];

    /// <summary>Grey PNG of 8 bits (ISO/IEC 15948), with its resolution.</summary>
    public static byte[] Png(GreyImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], image.Height);
        header[8] = 8;
        Chunk(file, "IHDR"u8, header);
        Span<byte> resolution = stackalloc byte[9];
        var perMetre = (int)Math.Round(image.Dpi * InchesPerMetre);
        BinaryPrimitives.WriteInt32BigEndian(resolution, perMetre);
        BinaryPrimitives.WriteInt32BigEndian(resolution[4..], perMetre);
        resolution[8] = 1;
        Chunk(file, "pHYs"u8, resolution);
        Chunk(file, "IDAT"u8, Deflated(image));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    /// <summary>Portable grey map (P5); it has no place for the resolution.</summary>
    public static byte[] Pgm(GreyImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var head = string.Create(CultureInfo.InvariantCulture, $"P5\n{image.Width} {image.Height}\n255\n");
        return [.. Encoding.ASCII.GetBytes(head), .. image.Pixels];
    }

    // Every line as its difference from the one above (PNG, 9.2, filter 2).
    private static byte[] Deflated(GreyImage image)
    {
        using var packed = new MemoryStream();
        using (var deflater = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var line = new byte[image.Width + 1];
            line[0] = 2;
            for (var at = 0; at < image.Width * image.Height; at += image.Width)
            {
                for (var x = 0; x < image.Width; x++)
                    line[x + 1] = (byte)(image.Pixels[at + x] - (at == 0 ? 0 : image.Pixels[at + x - image.Width]));
                deflater.Write(line);
            }
        }
        return packed.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> name, ReadOnlySpan<byte> body)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, body.Length);
        file.Write(number);
        file.Write(name);
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Check(Check(uint.MaxValue, name), body));
        file.Write(number);
    }

    // The cyclic redundancy check of PNG, annex D.
    private static uint Check(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes) sum = Remainders[(byte)(sum ^ value)] ^ sum >> 8;
        return sum;
    }

    private static uint Remainder(uint value)
    {
        for (var bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? Polynomial ^ value >> 1 : value >> 1;
        return value;
    }
}
