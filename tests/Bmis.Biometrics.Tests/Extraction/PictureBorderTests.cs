using Bmis.Biometrics.Extraction;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Synthesis;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Tests.Extraction;

/// <summary>Minutiae near the border of a picture, where the finger goes on beyond it and where it does not.</summary>
public sealed class PictureBorderTests
{
    private const int Side = 160;

    [Fact]
    public void A_finger_that_the_picture_cuts_gives_minutiae_up_to_near_its_border()
    {
        int near = 0, seenInTheWhole = 0;
        for (var seed = 1; seed <= 12; seed++)
        {
            var (whole, left, top) = Whole(seed);
            var all = Template(whole).Minutiae;
            foreach (var minutia in Template(Cut(whole, left, top)).Minutiae)
            {
                Assert.True(Distance(minutia) >= ExtractionParameters.PictureBorderDistance);
                if (Distance(minutia) >= ExtractionParameters.BorderDistance) continue;
                near++;
                if (all.Any(one => Math.Abs(one.X - left - minutia.X) < 8 && Math.Abs(one.Y - top - minutia.Y) < 8))
                    seenInTheWhole++;
            }
        }
        Assert.InRange(near, 10, 100);
        Assert.InRange(seenInTheWhole, near * 2 / 3, near);
    }

    [Fact]
    public void A_finger_that_ends_just_within_the_picture_gives_none_there()
    {
        for (var seed = 1; seed <= 12; seed++)
        {
            var (whole, left, top) = Whole(seed);
            var cut = Cut(whole, left, top);
            for (var i = 0; i < cut.Pixels.Length; i++)
                if (Distance(i % Side, i / Side) < 7) cut.Pixels[i] = 230;
            Assert.All(Template(cut).Minutiae, minutia =>
                Assert.True(Distance(minutia) >= ExtractionParameters.BorderDistance - 1));
        }
    }

    private static (GreyImage Whole, int Left, int Top) Whole(int seed)
    {
        var whole = new SyntheticFinger(seed).Careful(1);
        return (whole, (whole.Width - Side) / 2, (whole.Height - Side) / 2);
    }

    private static GreyImage Cut(GreyImage whole, int left, int top)
    {
        var pixels = new byte[Side * Side];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = whole.Pixels[(top + i / Side) * whole.Width + left + i % Side];
        return new(Side, Side, whole.Dpi, pixels);
    }

    private static FingerTemplate Template(GreyImage picture) => new BuiltInEngine().Extract(picture).Template!;

    private static int Distance(Minutia minutia) => Distance(minutia.X, minutia.Y);

    private static int Distance(int x, int y) => Math.Min(Math.Min(x, y), Side - 1 - Math.Max(x, y));
}
