using System.Text;
using Bmis.Biometrics.Images;

namespace Bmis.Biometrics.Tests.Images;

public sealed class ImageWriterTests
{
    [Theory]
    [InlineData(1, 1, 500)]
    [InlineData(37, 10, 569)]
    [InlineData(300, 200, 1000)]
    public void What_is_written_reads_as_the_same_picture(int width, int height, int dpi)
    {
        var pixels = new byte[width * height];
        new Random(width).NextBytes(pixels);
        var png = ImageReader.Read(ImageWriter.Png(new(width, height, dpi, pixels))).Image!;
        var pgm = ImageReader.Read(ImageWriter.Pgm(new(width, height, dpi, pixels)), dpi).Image!;
        foreach (var image in (GreyImage[])[png, pgm])
        {
            Assert.Equal((width, height, dpi), (image.Width, image.Height, image.Dpi));
            Assert.Equal(pixels, image.Pixels);
        }
    }

    [Fact]
    public void A_png_closes_with_the_check_value_of_the_standard()
    {
        var png = ImageWriter.Png(new(1, 1, 500, [7]));
        Assert.Equal("IEND", Encoding.ASCII.GetString(png.AsSpan(png.Length - 8, 4)));
        Assert.Equal([0xAE, 0x42, 0x60, 0x82], png[^4..]);
    }
}
