using Bmis.Biometrics.Images;
using Bmis.Biometrics.Quality;
using Bmis.Biometrics.Synthesis;

namespace Bmis.Biometrics.Tests.Quality;

/// <summary>The quality measure on prints that nobody has, each spoiled in one way.</summary>
public sealed class QualityMeasureTests
{
    private static readonly SyntheticFinger Finger = new(1);
    private static readonly GreyImage Good = Finger.Careful(1);
    private static readonly BuiltInEngine Engine = new();

    [Fact]
    public void A_clear_print_in_the_middle_has_a_high_score_and_no_fault()
    {
        var quality = Of(Good);
        Assert.Empty(quality.Faults);
        Assert.InRange(quality.Score, 70, 100);
        Assert.InRange(QualityMeasure.Of(Good, null).Score, 70, 100);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(128)]
    [InlineData(255)]
    public void A_blank_picture_is_empty(byte grey)
    {
        var quality = Of(Change(Good, _ => grey));
        Assert.Equal(0, quality.Score);
        Assert.Equal([QualityFault.Empty], quality.Faults);
    }

    [Fact]
    public void Noise_is_no_finger()
    {
        var pixels = new byte[300 * 320];
        new Random(3).NextBytes(pixels);
        var quality = Of(new(300, 320, 500, pixels));
        Assert.Equal(0, quality.Score);
        Assert.Equal([QualityFault.NoFinger], quality.Faults);
    }

    [Fact]
    public void A_saturated_print_is_too_dark()
    {
        var quality = Of(Change(Good, grey => (byte)(grey < 180 ? 0 : 255)));
        Assert.Contains(QualityFault.TooDark, quality.Faults);
        Assert.InRange(quality.Score, 1, Of(Good).Score - 10);
    }

    [Fact]
    public void An_inverted_print_is_too_dark() =>
        Assert.Contains(QualityFault.TooDark, Of(Change(Good, grey => (byte)(255 - grey))).Faults);

    [Fact]
    public void Ridges_that_grow_together_are_too_dark_and_lower_the_score()
    {
        var wet = Spread(Good, darkest: true);
        Assert.Contains(QualityFault.TooDark, Of(wet).Faults);
        Assert.InRange(Of(wet).Score, 1, Of(Good).Score - 10);
    }

    [Fact]
    public void Ridges_that_are_thin_lines_are_too_light()
    {
        var thin = Of(Change(Spread(Good, darkest: false), grey => (byte)(grey < 110 ? grey : 240)));
        Assert.Contains(QualityFault.TooLight, thin.Faults);
    }

    [Fact]
    public void A_faint_print_has_low_contrast() =>
        Assert.Contains(QualityFault.LowContrast, Of(Change(Good, grey => (byte)(180 + grey / 10))).Faults);

    [Fact]
    public void A_part_of_a_finger_is_too_small_and_worth_less()
    {
        var part = Of(Cut(Good, 90, 100, 120, 120));
        Assert.Contains(QualityFault.TooSmall, part.Faults);
        Assert.InRange(part.Score, 0, Of(Good).Score / 2);
    }

    [Fact]
    public void A_side_shorter_than_five_millimetres_is_too_small()
    {
        var quality = QualityMeasure.Of(Cut(Good, 90, 100, 80, 120), null);
        Assert.Equal(0, quality.Score);
        Assert.Equal([QualityFault.TooSmall], quality.Faults);
    }

    [Fact]
    public void A_finger_at_the_side_that_is_cut_off_is_off_centre()
    {
        var aside = Of(Moved(Good, 140, 60));
        Assert.Contains(QualityFault.OffCentre, aside.Faults);
        Assert.InRange(aside.Score, 1, Of(Good).Score - 10);
    }

    [Fact]
    public void A_whole_finger_at_the_side_of_a_large_reader_is_good()
    {
        var wide = new byte[640 * 480];
        Array.Fill(wide, (byte)226);
        for (var y = 0; y < Good.Height; y++)
            Good.Pixels.AsSpan(y * Good.Width, Good.Width).CopyTo(wide.AsSpan((y + 80) * 640 + 40));
        Assert.Empty(Of(new(640, 480, 500, wide)).Faults);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(90)]
    [InlineData(120)]
    public void A_print_that_slid_is_smeared(int pixels)
    {
        var quality = Of(Smeared(Good, pixels));
        Assert.Contains(QualityFault.Smeared, quality.Faults);
        Assert.InRange(quality.Score, 0, 50);
    }

    [Fact]
    public void A_template_of_few_minutiae_is_a_fault()
    {
        var template = Enumerable.Range(0, 60)
            .Select(step => Engine.Extract(Cut(Good, 100, 110, 96 + 2 * step, 96 + 2 * step)))
            .Select((result, step) => (result.Template, Side: 96 + 2 * step))
            .First(cut => cut.Template is { Minutiae.Count: < 12 });
        var quality = QualityMeasure.Of(Cut(Good, 100, 110, template.Side, template.Side), template.Template);
        Assert.Contains(QualityFault.FewMinutiae, quality.Faults);
    }

    [Theory]
    [InlineData(4000, 3000, 500)]
    [InlineData(300, 300, 72)]
    [InlineData(300, 300, 9600)]
    public void A_picture_that_no_engine_takes_is_no_finger(int width, int height, int dpi) =>
        Assert.Equal(
            [QualityFault.NoFinger], QualityMeasure.Of(new(width, height, dpi, new byte[width * height]), null).Faults);

    [Fact]
    public void Any_picture_has_a_score_within_the_scale()
    {
        var random = new Random(11);
        for (var i = 0; i < 60; i++)
        {
            int width = random.Next(96, 400), height = random.Next(96, 400), block = random.Next(1, 60);
            var greys = Enumerable.Range(0, 30000).Select(_ => (byte)random.Next(256)).ToArray();
            var pixels = Enumerable.Range(0, width * height)
                .Select(at => greys[at / width / block * 71 + at % width / block]).ToArray();
            Assert.InRange(Of(new(width, height, random.Next(400, 600), pixels)).Score, 0, 100);
        }
    }

    [Fact]
    public void The_same_picture_has_the_same_quality_at_1000_dpi()
    {
        var fine = Finger.Careful(1, width: 600, height: 640, dpi: 1000);
        Assert.Empty(Of(fine).Faults);
        Assert.InRange(Of(fine).Score, Of(Good).Score - 15, Of(Good).Score + 15);
    }

    [Fact]
    public void It_prints_as_its_score_alone() =>
        Assert.Equal("[finger quality 0]", new FingerQuality(0, []).ToString());

    private static FingerQuality Of(GreyImage picture) =>
        QualityMeasure.Of(picture, Engine.Extract(picture).Template);

    private static GreyImage Change(GreyImage picture, Converter<byte, byte> change) =>
        picture with { Pixels = Array.ConvertAll(picture.Pixels, change) };

    private static GreyImage Cut(GreyImage picture, int left, int top, int width, int height)
    {
        var pixels = new byte[width * height];
        for (var y = 0; y < height; y++)
            picture.Pixels.AsSpan((top + y) * picture.Width + left, width).CopyTo(pixels.AsSpan(y * width));
        return new(width, height, picture.Dpi, pixels);
    }

    private static GreyImage Moved(GreyImage picture, int right, int down) => Each(picture, (x, y) =>
        x < right || y < down ? (byte)226 : picture.Pixels[(y - down) * picture.Width + x - right]);

    // The mean of the picture and of its copies that went on turning and sliding.
    private static GreyImage Smeared(GreyImage picture, int length) => Each(picture, (x, y) =>
    {
        var sum = 0;
        for (var step = 0; step < length; step++)
        {
            var u = Math.Clamp(x + step, 0, picture.Width - 1);
            var v = Math.Clamp(y + step * (x - 150) / 150, 0, picture.Height - 1);
            sum += picture.Pixels[v * picture.Width + u];
        }
        return (byte)(sum / length);
    });

    // Every pixel becomes the darkest or the lightest of those around it.
    private static GreyImage Spread(GreyImage picture, bool darkest) => Each(picture, (x, y) =>
    {
        var best = picture.Pixels[y * picture.Width + x];
        for (var v = Math.Max(0, y - 1); v <= Math.Min(picture.Height - 1, y + 1); v++)
        {
            for (var u = Math.Max(0, x - 1); u <= Math.Min(picture.Width - 1, x + 1); u++)
            {
                var grey = picture.Pixels[v * picture.Width + u];
                best = darkest ? Math.Min(best, grey) : Math.Max(best, grey);
            }
        }
        return best;
    });

    private static GreyImage Each(GreyImage picture, Func<int, int, byte> grey) => picture with
    {
        Pixels = [.. Enumerable.Range(0, picture.Pixels.Length)
            .Select(at => grey(at % picture.Width, at / picture.Width))],
    };
}
