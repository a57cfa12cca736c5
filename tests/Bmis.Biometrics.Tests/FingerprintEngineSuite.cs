using Bmis.Biometrics.Extraction;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Matching;
using Bmis.Biometrics.Synthesis;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Tests;

/// <summary>What every engine does, whatever it is made of.</summary>
public abstract class FingerprintEngineSuite
{
    private static readonly SyntheticFinger[] Fingers =
        [.. Enumerable.Range(1, 6).Select(seed => new SyntheticFinger(seed))];

    /// <summary>The engine under test.</summary>
    protected abstract IFingerprintEngine Engine { get; }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(15, 20, -10)]
    [InlineData(-40, -15, 25)]
    [InlineData(90, 0, 0)]
    [InlineData(180, 10, 10)]
    public void Two_impressions_of_a_finger_match(double degrees, int shiftX, int shiftY)
    {
        foreach (var finger in Fingers)
        {
            var first = Template(finger.Careful(1));
            var second = Template(finger.Careful(2, degrees, shiftX, shiftY));
            Assert.Equal(VerificationBand.Match, Engine.Verify(first, second).Band);
        }
    }

    [Fact]
    public void Impressions_of_different_fingers_do_not_match()
    {
        var templates = Fingers.Select(finger => Template(finger.Careful(3))).ToArray();
        for (var i = 0; i < templates.Length; i++)
            for (var j = i + 1; j < templates.Length; j++)
                Assert.Equal(VerificationBand.NoMatch, Engine.Verify(templates[i], templates[j]).Band);
    }

    [Fact]
    public void An_impression_at_1000_dpi_matches_one_at_500()
    {
        var coarse = Template(Fingers[0].Careful(1));
        var fine = Template(Fingers[0].Careful(2, width: 600, height: 640, dpi: 1000));
        Assert.Equal(VerificationBand.Match, Engine.Verify(coarse, fine).Band);
    }

    [Fact]
    public void Sixteen_grey_levels_and_a_smaller_window_still_match()
    {
        var image = Fingers[1].Careful(4, 10, 5, 5, 256, 288);
        var coarse = image with { Pixels = Array.ConvertAll(image.Pixels, grey => (byte)(grey / 16 * 17)) };
        Assert.Equal(
            VerificationBand.Match, Engine.Verify(Template(Fingers[1].Careful(1)), Template(coarse)).Band);
    }

    [Fact]
    public void The_score_does_not_depend_on_which_is_the_probe()
    {
        foreach (var finger in Fingers)
        {
            var (a, b) = (Template(Fingers[0].Careful(1)), Template(finger.Careful(2, 20)));
            Assert.Equal(Engine.Verify(a, b).Score, Engine.Verify(b, a).Score);
        }
    }

    [Fact]
    public void The_same_picture_always_gives_the_same_template()
    {
        var image = Fingers[2].Careful(1);
        Assert.Equal(Engine.Write(Template(image)), Engine.Write(Template(image)));
    }

    [Fact]
    public void A_template_survives_as_bytes()
    {
        var (a, b) = (Template(Fingers[0].Careful(1)), Template(Fingers[0].Careful(2, 30)));
        var kept = Engine.Read(Engine.Write(a));
        Assert.NotNull(kept);
        Assert.Equal(a.Minutiae, kept.Minutiae);
        Assert.Equal(Engine.Verify(a, b), Engine.Verify(kept, b));
    }

    [Fact]
    public void Bytes_that_are_cut_off_or_too_long_are_no_template()
    {
        var bytes = Engine.Write(Template(Fingers[0].Careful(1)));
        for (var length = 0; length < bytes.Length; length += 7) Assert.Null(Engine.Read(bytes.AsSpan(0, length)));
        Assert.Null(Engine.Read([.. bytes, 0]));
    }

    [Fact]
    public void Changed_bytes_are_no_template_or_one_that_can_be_compared()
    {
        var random = new Random(7);
        var template = Template(Fingers[0].Careful(1));
        var bytes = Engine.Write(template);
        var read = 0;
        for (var i = 0; i < 300; i++)
        {
            var changed = bytes.ToArray();
            changed[random.Next(changed.Length)] = (byte)random.Next(256);
            if (Engine.Read(changed) is not { } other) continue;
            read++;
            Assert.InRange(Engine.Verify(template, other).Score, 0, double.MaxValue);
        }
        Assert.InRange(read, 1, 299);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(128)]
    [InlineData(255)]
    public void A_blank_picture_gives_no_template(byte grey)
    {
        var pixels = new byte[300 * 300];
        Array.Fill(pixels, grey);
        Assert.Equal(ExtractionFault.Blank, Engine.Extract(new(300, 300, 500, pixels)).Fault);
    }

    [Theory]
    [InlineData(1, 1, 500, ExtractionFault.TooSmall)]
    [InlineData(60, 300, 500, ExtractionFault.TooSmall)]
    [InlineData(300, 120, 1000, ExtractionFault.TooSmall)]
    [InlineData(3000, 3000, 500, ExtractionFault.TooLarge)]
    [InlineData(300, 300, 72, ExtractionFault.WrongResolution)]
    [InlineData(300, 300, 9600, ExtractionFault.WrongResolution)]
    public void A_picture_of_a_wrong_size_is_refused_with_its_reason(
        int width, int height, int dpi, ExtractionFault fault) =>
        Assert.Equal(fault, Engine.Extract(new(width, height, dpi, new byte[width * height])).Fault);

    [Fact]
    public void A_picture_with_too_few_bytes_is_refused() =>
        Assert.Equal(ExtractionFault.WrongLength, Engine.Extract(new(300, 300, 500, new byte[100])).Fault);

    [Fact]
    public void Noise_is_answered_without_growing_beyond_the_limits()
    {
        var random = new Random(5);
        var pixels = new byte[900 * 900];
        random.NextBytes(pixels);
        var result = Engine.Extract(new(900, 900, 500, pixels));
        Assert.True(result.Fault is not null || result.Template!.Minutiae.Count <= 100);
    }

    [Fact]
    public void An_inverted_or_saturated_print_is_answered()
    {
        var image = Fingers[0].Careful(1);
        var inverted = image with { Pixels = Array.ConvertAll(image.Pixels, grey => (byte)(255 - grey)) };
        var saturated = image with { Pixels = Array.ConvertAll(image.Pixels, grey => (byte)(grey < 150 ? 0 : 255)) };
        Assert.True(Engine.Extract(inverted).IsExtracted);
        Assert.Equal(VerificationBand.Match, Engine.Verify(Template(image), Template(saturated)).Band);
    }

    [Fact]
    public void A_print_with_fewer_than_ten_minutiae_is_not_comparable()
    {
        var whole = Template(Fingers[0].Careful(1));
        var part = Enumerable.Range(0, 40)
            .Select(step => Engine.Extract(Cut(Fingers[0].Careful(1), 96 + 2 * step)).Template)
            .First(template => template is { Minutiae.Count: < 10 });
        Assert.Equal(VerificationBand.NotComparable, Engine.Verify(whole, part!).Band);
    }

    [Fact]
    public void Nothing_personal_is_printed()
    {
        var image = Fingers[0].Careful(1);
        Assert.Equal("[finger image 300 × 320, 500 dpi]", image.ToString());
        Assert.StartsWith("[finger template, ", Template(image).ToString(), StringComparison.Ordinal);
    }

    /// <summary>A template of a picture that must give one.</summary>
    protected FingerTemplate Template(GreyImage image)
    {
        var result = Engine.Extract(image);
        Assert.True(result.IsExtracted, $"{result.Fault}");
        return result.Template;
    }

    private static GreyImage Cut(GreyImage image, int side)
    {
        var pixels = new byte[side * side];
        int left = (image.Width - side) / 2, top = (image.Height - side) / 2;
        for (var y = 0; y < side; y++)
            image.Pixels.AsSpan((top + y) * image.Width + left, side).CopyTo(pixels.AsSpan(y * side));
        return new(side, side, image.Dpi, pixels);
    }
}
