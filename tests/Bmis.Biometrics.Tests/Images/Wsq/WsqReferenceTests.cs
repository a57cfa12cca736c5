using System.Diagnostics;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Images.Wsq;

namespace Bmis.Biometrics.Tests.Images.Wsq;

/// <summary>The decoder against the decoder of NIST (NBIS) on the same streams.</summary>
public sealed class WsqReferenceTests(ITestOutputHelper output)
{
    private const int AllowedDifference = 1;
    private const double AllowedMean = 0.01;

    [Fact]
    public void Every_stream_decodes_to_the_grey_levels_that_NBIS_gives()
    {
        foreach (var file in ResearchFiles.Files("nist_an2k/wsq", "*.wsq"))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            var stream = File.ReadAllBytes(file);
            var start = Stopwatch.GetTimestamp();
            var image = WsqReader.Read(stream, 500).Image;
            var time = Stopwatch.GetElapsedTime(start);
            var reference = ImageReader.Read(
                File.ReadAllBytes(Path.Combine(ResearchFiles.Folder("nist_an2k/wsq_ref_png"), name + ".png"))).Image;
            Assert.NotNull(image);
            Assert.NotNull(reference);
            Assert.Equal((reference.Width, reference.Height), (image.Width, image.Height));
            var differences = image.Pixels.Zip(reference.Pixels, (ours, theirs) => Math.Abs(ours - theirs)).ToArray();
            output.WriteLine($"{name}: {image.Width} x {image.Height}, largest difference {differences.Max()}, "
                + $"mean {differences.Average():F6}, {time.TotalMilliseconds:F0} ms");
            Assert.InRange(differences.Max(), 0, AllowedDifference);
            Assert.InRange(differences.Average(), 0, AllowedMean);
        }
    }

    [Fact]
    public void A_stream_that_ends_early_is_corrupt_wherever_it_ends()
    {
        var stream = File.ReadAllBytes(ResearchFiles.Files("nist_an2k/wsq", "*.wsq")[0]);
        for (var length = 2; length < stream.Length - 2; length += 97)
            Assert.Equal(ImageFault.Corrupt, WsqReader.Read(stream.AsSpan(0, length), 500).Fault);
    }
}
