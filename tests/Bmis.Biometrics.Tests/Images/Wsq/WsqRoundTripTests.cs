using System.Diagnostics;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Images.Wsq;

namespace Bmis.Biometrics.Tests.Images.Wsq;

public sealed class WsqRoundTripTests(ITestOutputHelper output)
{
    private const int Seed = 20261128;

    [Fact]
    public void What_the_filters_split_they_join_again_at_any_size()
    {
        float[] low = [0.8526987f, 0.3774029f, -0.1106244f, -0.0238495f, 0.0378285f];
        float[] high = [0.7884856f, -0.4180923f, -0.0406894f, 0.0645389f];
        var (splits, joins) = (WaveletFilter.Analysis(low, high), WaveletFilter.Synthesis(low, high));
        var random = new Random(Seed);
        for (var width = SubbandTree.ShortestSide; width < 100; width += 7)
        {
            var height = width % 11 * 9 + 33;
            var tree = SubbandTree.Of(width, height);
            var plane = Enumerable.Range(0, width * height).Select(_ => random.NextSingle() * 255).ToArray();
            var before = plane.ToArray();
            foreach (var cut in tree.Splits) splits.Apply(plane, width, cut);
            Assert.True(plane.Zip(before, (one, other) => Math.Abs(one - other)).Max() > 10);
            foreach (var cut in tree.Joins) joins.Apply(plane, width, cut);
            Assert.InRange(plane.Zip(before, (one, other) => Math.Abs(one - other)).Max(), 0, 0.01);
        }
    }

    [Theory]
    [InlineData(32, 32, 28)]
    [InlineData(301, 257, 5)]
    [InlineData(300, 480, 5)]
    [InlineData(333, 64, 5)]
    public void A_compressed_picture_shows_the_same(int width, int height, double difference)
    {
        var image = Ripples.Of(width, height);
        foreach (var (bits, allowed) in new[] { (0.75, difference), (2.25, difference / 4) })
        {
            var coded = CodedImage.Compressed(image, bits);
            var back = coded.Decode().Image;
            Assert.NotNull(back);
            Assert.Equal((width, height, 500), (back.Width, back.Height, back.Dpi));
            var mean = Difference(image, back).Average();
            var taken = coded.Bytes.Length * 8.0 / image.Pixels.Length;
            output.WriteLine($"{width} x {height} at {bits}: mean difference {mean:F2}, {taken:F2} bits a pixel");
            Assert.InRange(mean, 0, allowed);
        }
    }

    [Fact]
    public void The_resolution_comes_back() => Assert.Equal(1000,
        CodedImage.Compressed(Ripples.Of(64, 64) with { Dpi = 1000 }).Decode().Image!.Dpi);

    [Theory]
    [InlineData(0)]
    [InlineData(255)]
    [InlineData(77)]
    public void A_blank_picture_comes_back(byte grey)
    {
        var pixels = new byte[500 * 500];
        Array.Fill(pixels, grey);
        var back = CodedImage.Compressed(new(500, 500, 500, pixels)).Decode().Image;
        Assert.NotNull(back);
        Assert.Equal(pixels, back.Pixels);
    }

    [Fact]
    public void Noise_and_a_single_point_come_back()
    {
        var noise = new byte[200 * 100];
        new Random(Seed).NextBytes(noise);
        Assert.True(CodedImage.Compressed(new(200, 100, 500, noise), 4).Decode().IsRead);
        var point = new byte[200 * 100];
        point[10_100] = 255;
        var back = CodedImage.Compressed(new(200, 100, 500, point), 4).Decode().Image;
        Assert.NotNull(back);
        Assert.InRange(back.Pixels[10_100], 128, 255);
    }

    [Fact]
    public void A_hostile_size_is_refused_before_memory_is_taken()
    {
        var stream = WsqWriter.Write(Ripples.Of(64, 64), 2);
        var frame = stream.AsSpan().IndexOf((byte[])[0xFF, 0xA2]);
        foreach (var (height, width, fault) in new[]
        {
            (0xFFFF, 0xFFFF, ImageFault.TooLarge), (4096, 2900, ImageFault.TooLarge), (0, 64, ImageFault.TooLarge),
            (31, 64, ImageFault.NotSupported), (65, 64, ImageFault.Corrupt), (63, 64, ImageFault.Corrupt),
        })
        {
            var changed = stream.ToArray();
            (changed[frame + 6], changed[frame + 7]) = ((byte)(height >> 8), (byte)height);
            (changed[frame + 8], changed[frame + 9]) = ((byte)(width >> 8), (byte)width);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Equal(fault, WsqReader.Read(changed, 500).Fault);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        }
    }

    [Fact]
    public void The_largest_picture_takes_less_than_64_MB()
    {
        var blank = WsqWriter.Write(new(64, 64, 500, new byte[64 * 64]), 1);
        byte[] comment = [0xFF, 0xA8, 0xC0, 0x00, .. new byte[0xC000 - 2]];
        // So large a picture needs a file of some size.
        byte[] stream = [.. blank[..2], .. comment, .. comment, .. comment, .. comment, .. blank[2..]];
        var frame = stream.AsSpan().IndexOf((byte[])[0xFF, 0xA2]);
        ((byte[])[4000 >> 8, 4000 & 255, 3000 >> 8, 3000 & 255]).CopyTo(stream, frame + 6);
        var (before, start) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
        var result = WsqReader.Read(stream, 500);
        var (time, bytes) = (Stopwatch.GetElapsedTime(start), GC.GetAllocatedBytesForCurrentThread() - before);
        output.WriteLine($"{bytes} bytes, {time.TotalMilliseconds:F0} ms");
        Assert.Equal(ImageLimits.MostPixels, result.Image!.Pixels.Length);
        Assert.InRange(bytes, 0, 64 << 20);
    }

    [Fact]
    public void A_filter_of_an_even_number_of_weights_is_not_supported()
    {
        var stream = WsqWriter.Write(Ripples.Of(64, 64), 2);
        stream[stream.AsSpan().IndexOf((byte[])[0xFF, 0xA4]) + 4] = 8;
        Assert.Equal(ImageFault.NotSupported, WsqReader.Read(stream, 500).Fault);
    }

    [Fact]
    public void A_filter_that_is_longer_than_any_in_use_is_refused()
    {
        var stream = WsqWriter.Write(Ripples.Of(64, 64), 2);
        var at = stream.AsSpan().IndexOf((byte[])[0xFF, 0xA4]);
        byte[] weight = [0, 5, 0, 0, 0, 1];
        byte[] Filters(byte count) =>
        [
            0xFF, 0xA4, 0, (byte)(4 + (count + 1) / 2 * 12), count, count,
            .. Enumerable.Repeat(weight, count + 1).SelectMany(bytes => bytes),
        ];
        byte[] With(byte count) => [.. stream[..at], .. Filters(count), .. stream[(at + 4 + stream[at + 3] - 2)..]];
        Assert.True(WsqReader.Read(With(15), 500).IsRead);
        Assert.Equal(ImageFault.Corrupt, WsqReader.Read(With(17), 500).Fault);
    }

    [Fact]
    public void Pictures_of_the_research_sets_are_compressed_as_NBIS_compresses()
    {
        foreach (var file in ResearchFiles.Files("nist_an2k/wsq_ref_png", "*.png"))
        {
            var image = ImageReader.Read(File.ReadAllBytes(file)).Image!;
            var coded = CodedImage.Compressed(image);
            var theirs = new FileInfo(Path.Combine(ResearchFiles.Folder("nist_an2k/wsq"),
                Path.GetFileNameWithoutExtension(file) + ".wsq")).Length;
            var mean = Difference(image, coded.Decode().Image!).Average();
            output.WriteLine($"{Path.GetFileName(file)}: {coded.Bytes.Length} bytes, of NBIS {theirs}, mean {mean:F2}");
            Assert.InRange(coded.Bytes.Length, theirs * 0.7, theirs * 1.3);
            Assert.InRange(mean, 0, 5);
        }
    }

    private static IEnumerable<int> Difference(GreyImage one, GreyImage other) =>
        one.Pixels.Zip(other.Pixels, (first, second) => Math.Abs(first - second));
}
