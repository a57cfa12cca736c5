using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Bmis.Biometrics.Images;

namespace Bmis.Biometrics.Tests.Images;

public sealed class ImageReaderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void Png_of_every_grey_depth_and_filter_is_read(int depth)
    {
        var image = ImageReader.Read(Png(37, 10, depth)).Image;
        Assert.NotNull(image);
        Assert.Equal((37, 10, 500), (image.Width, image.Height, image.Dpi));
        var most = (1 << Math.Min(depth, 8)) - 1;
        for (var i = 0; i < 370; i++) Assert.Equal(Sample(i % 37, i / 37, most) * 255 / most, image.Pixels[i]);
    }

    [Fact]
    public void The_resolution_that_a_png_states_goes_before_the_callers()
    {
        Assert.Equal(1000, ImageReader.Read(Png(8, 8, 8, perMetre: 39370)).Image!.Dpi);
        Assert.Equal(569, ImageReader.Read(Png(8, 8, 8), 569).Image!.Dpi);
        Assert.Equal(500, ImageReader.Read(Png(8, 8, 8, perMetre: 2835)).Image!.Dpi);
    }

    [Theory]
    [InlineData(2, 0, ImageFault.NotSupported)]
    [InlineData(3, 0, ImageFault.NotSupported)]
    [InlineData(0, 1, ImageFault.NotSupported)]
    public void Png_of_other_kinds_is_refused(byte colour, byte interlace, ImageFault fault) =>
        Assert.Equal(fault, ImageReader.Read(Png(8, 8, 8, colour, interlace)).Fault);

    [Fact]
    public void A_gigantic_png_is_refused_before_it_is_inflated()
    {
        var bytes = Png(8, 8, 8);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), 100_000);
        Assert.Equal(ImageFault.TooLarge, ImageReader.Read(bytes).Fault);
        Assert.Equal(ImageFault.TooLarge, ImageReader.Read(new byte[ImageLimits.LargestFile + 1]).Fault);
    }

    [Fact]
    public void A_file_that_is_cut_off_is_corrupt_wherever_the_cut_is()
    {
        var bytes = Png(37, 10, 8);
        for (var length = 8; length < bytes.Length - 20; length++)
            Assert.Equal(ImageFault.Corrupt, ImageReader.Read(bytes.AsSpan(0, length)).Fault);
    }

    [Fact]
    public void Changed_bytes_never_throw()
    {
        var random = new Random(3);
        var bytes = Png(37, 10, 8);
        var faults = 0;
        for (var i = 0; i < 2000; i++)
        {
            var changed = bytes.ToArray();
            for (var k = 0; k < 3; k++) changed[random.Next(8, changed.Length)] = (byte)random.Next(256);
            if (!ImageReader.Read(changed).IsRead) faults++;
        }
        Assert.InRange(faults, 1, 2000);
    }

    [Theory]
    [InlineData("P2 # a comment\n3 2\n15\n0 15 5\n1 2 3\n", 3, 2, "0,255,85,17,34,51")]
    [InlineData("P5\n3 1\n255\nABC", 3, 1, "65,66,67")]
    [InlineData("P5 2 1 65535\nAAzz", 2, 1, "65,122")]
    public void Pgm_is_read(string text, int width, int height, string pixels)
    {
        var image = ImageReader.Read(Encoding.ASCII.GetBytes(text)).Image!;
        Assert.Equal((width, height), (image.Width, image.Height));
        Assert.Equal(pixels, string.Join(',', image.Pixels));
    }

    [Theory]
    [InlineData("P5\n3 2\n255\nABC", ImageFault.Corrupt)]
    [InlineData("P5\n3\n", ImageFault.Corrupt)]
    [InlineData("P5\n3 2\n0\n", ImageFault.Corrupt)]
    [InlineData("P2\n3 2\n255\n1 2 x", ImageFault.Corrupt)]
    [InlineData("P5\n99999 99999\n255\n", ImageFault.TooLarge)]
    [InlineData("P5\n0 5\n255\n", ImageFault.TooLarge)]
    [InlineData("P6\n1 1\n255\nABC", ImageFault.UnknownFormat)]
    [InlineData("", ImageFault.UnknownFormat)]
    public void Faulty_pgm_is_a_fault(string text, ImageFault fault) =>
        Assert.Equal(fault, ImageReader.Read(Encoding.ASCII.GetBytes(text)).Fault);

    private static int Sample(int x, int y, int most) => (x * 7 + y * 13 + x * y) & most;

    // Each line uses another of the five filters.
    private static byte[] Png(
        int width, int height, int depth, byte colour = 0, byte interlace = 0, int perMetre = 0)
    {
        var raw = new MemoryStream();
        var step = Math.Max(1, depth / 8);
        var above = new byte[(width * depth + 7) / 8 + step];
        using (var deflater = new ZLibStream(raw, CompressionLevel.Fastest, true))
        {
            for (var y = 0; y < height; y++)
            {
                var line = Line(y, width, depth, step);
                deflater.WriteByte((byte)(y % 5));
                for (var i = step; i < line.Length; i++)
                    deflater.WriteByte((byte)(line[i] - Guess(y % 5, line[i - step], above[i], above[i - step])));
                above = line;
            }
        }
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = ((byte)depth, colour, interlace);
        var resolution = new byte[9];
        BinaryPrimitives.WriteInt32BigEndian(resolution, perMetre);
        BinaryPrimitives.WriteInt32BigEndian(resolution.AsSpan(4), perMetre);
        resolution[8] = 1;
        return [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, .. Chunk("IHDR", header),
            .. perMetre > 0 ? Chunk("pHYs", resolution) : [], .. Chunk("IDAT", raw.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Line(int y, int width, int depth, int step)
    {
        var line = new byte[(width * depth + 7) / 8 + step];
        var most = (1 << Math.Min(depth, 8)) - 1;
        for (var x = 0; x < width; x++)
        {
            if (depth >= 8) line[step + x * step] = (byte)Sample(x, y, most);
            else line[step + x * depth / 8] |= (byte)(Sample(x, y, most) << (8 - depth - x * depth % 8));
        }
        return line;
    }

    private static int Guess(int filter, int left, int up, int corner)
    {
        var estimate = left + up - corner;
        var nearest = new[] { left, up, corner }.MinBy(value => Math.Abs(estimate - value));
        return filter switch { 0 => 0, 1 => left, 2 => up, 3 => (left + up) / 2, _ => nearest };
    }

    private static byte[] Chunk(string name, byte[] body)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, body.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(name), .. body, 0, 0, 0, 0];
    }
}
