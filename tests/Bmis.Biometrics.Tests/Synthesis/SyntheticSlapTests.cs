using Bmis.Biometrics.Images;
using Bmis.Biometrics.Matching;
using Bmis.Biometrics.Synthesis;

namespace Bmis.Biometrics.Tests.Synthesis;

public sealed class SyntheticSlapTests
{
    private static readonly SyntheticFinger[] Hand =
        [.. Enumerable.Range(31, 4).Select(seed => new SyntheticFinger(seed))];

    private static readonly SlapParameters Usual = new();

    public static TheoryData<string, SlapParameters> OutsideOfLimits() => new()
    {
        { "Width", Usual with { Width = 5000 } },
        { "Width", Usual with { Height = 0 } },
        { "Dpi", Usual with { Dpi = 100 } },
        { "RotationDegrees", Usual with { RotationDegrees = -31 } },
        { "Spacing", Usual with { Spacing = 100 } },
        { "FanDegrees", Usual with { FanDegrees = 16 } },
        { "Noise", Usual with { Noise = -1 } },
        { "Ground", Usual with { Ground = 50 } },
    };

    [Theory]
    [InlineData(FingerPosition.PlainRightFour, FingerPosition.RightIndex, FingerPosition.RightLittle)]
    [InlineData(FingerPosition.PlainLeftFour, FingerPosition.LeftLittle, FingerPosition.LeftIndex)]
    public void Four_fingers_lie_from_left_to_right_where_it_says(
        FingerPosition position, FingerPosition first, FingerPosition last)
    {
        var slap = SyntheticSlap.Of(position, Hand, 5);
        Assert.Equal((1600, 1000, 500), (slap.Picture.Width, slap.Picture.Height, slap.Picture.Dpi));
        Assert.Equal(4, slap.Fingers.Count);
        Assert.Equal((first, last), (slap.Fingers[0].Position, slap.Fingers[3].Position));
        foreach (var finger in slap.Fingers) Assert.InRange(Dark(slap, finger.X, finger.Y), 0.2, 0.9);
        for (var i = 1; i < 4; i++)
        {
            var (a, b) = (slap.Fingers[i - 1], slap.Fingers[i]);
            Assert.InRange(b.X - a.X, 200, 500);
            Assert.InRange(Dark(slap, (a.X + b.X) / 2, Math.Min(a.Y, b.Y) - 300), 0, 0.01);
        }
    }

    [Fact]
    public void Each_finger_cut_out_is_the_finger()
    {
        var engine = new BuiltInEngine();
        var slap = SyntheticSlap.Of(FingerPosition.PlainRightFour, Hand, 8, Usual with { RotationDegrees = 10 });
        for (var i = 0; i < 4; i++)
        {
            var cut = engine.Extract(Cut(slap, slap.Fingers[i])).Template;
            Assert.NotNull(cut);
            for (var j = 0; j < 4; j++)
            {
                var single = engine.Extract(Hand[j].Careful(1)).Template!;
                var band = engine.Verify(cut, single).Band;
                Assert.Equal(i == j ? VerificationBand.Match : VerificationBand.NoMatch, band);
            }
        }
    }

    [Fact]
    public void A_missing_finger_leaves_its_place_empty()
    {
        var whole = SyntheticSlap.Of(FingerPosition.PlainRightFour, Hand, 6, Usual);
        var part = SyntheticSlap.Of(FingerPosition.PlainRightFour, [Hand[0], null, Hand[2], Hand[3]], 6, Usual);
        Assert.Equal(
            [FingerPosition.RightIndex, FingerPosition.RightRing, FingerPosition.RightLittle],
            part.Fingers.Select(finger => finger.Position));
        Assert.InRange(Dark(part, whole.Fingers[1].X, whole.Fingers[1].Y), 0, 0.01);
    }

    [Fact]
    public void Two_thumbs_and_an_empty_glass_are_slaps_too()
    {
        var thumbs = SyntheticSlap.Of(FingerPosition.PlainThumbs, Hand[..2], 7);
        Assert.Equal([FingerPosition.LeftThumb, FingerPosition.RightThumb], thumbs.Fingers.Select(f => f.Position));
        Assert.Empty(SyntheticSlap.Of(FingerPosition.PlainThumbs, [null, null], 7).Fingers);
    }

    [Fact]
    public void The_same_numbers_give_the_same_bytes()
    {
        var one = SyntheticSlap.Of(FingerPosition.PlainLeftFour, Hand, 9);
        Assert.Equal(one.Picture.Pixels, SyntheticSlap.Of(FingerPosition.PlainLeftFour, Hand, 9).Picture.Pixels);
        Assert.NotEqual(one.Picture.Pixels, SyntheticSlap.Of(FingerPosition.PlainLeftFour, Hand, 10).Picture.Pixels);
    }

    [Fact]
    public void Other_positions_and_counts_are_our_bug()
    {
        Assert.Throws<ArgumentException>(() => SyntheticSlap.Of(FingerPosition.RightIndex, Hand, 1));
        Assert.Throws<ArgumentException>(() => SyntheticSlap.Of(FingerPosition.PlainRightFour, Hand[..3], 1));
    }

    [Theory]
    [MemberData(nameof(OutsideOfLimits))]
    public void A_value_outside_of_its_limits_is_our_bug(string name, SlapParameters parameters) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(
            () => SyntheticSlap.Of(FingerPosition.PlainThumbs, [null, null], 1, parameters)).ParamName);

    // Share of dark pixels within 40 pixels of a place.
    private static double Dark(SyntheticSlap slap, double x, double y)
    {
        int dark = 0, all = 0;
        for (var v = Math.Max(0, (int)y - 40); v < Math.Min(slap.Picture.Height, (int)y + 40); v++)
        {
            for (var u = (int)x - 40; u < (int)x + 40; u++, all++)
                if (slap.Picture.Pixels[v * slap.Picture.Width + u] < 128) dark++;
        }
        return (double)dark / Math.Max(all, 1);
    }

    private static GreyImage Cut(SyntheticSlap slap, SlapFinger finger)
    {
        const int width = 340, height = 440;
        var pixels = new byte[width * height];
        Array.Fill(pixels, byte.MaxValue);
        int left = (int)finger.X - width / 2, top = (int)finger.Y - height / 2;
        for (var y = Math.Max(0, -top); y < Math.Min(height, slap.Picture.Height - top); y++)
            for (var x = Math.Max(0, -left); x < Math.Min(width, slap.Picture.Width - left); x++)
                pixels[y * width + x] = slap.Picture.Pixels[(top + y) * slap.Picture.Width + left + x];
        return new(width, height, 500, pixels);
    }
}
