using Bmis.Biometrics.Images;
using Bmis.Biometrics.Synthesis;

namespace Bmis.Biometrics.Tests.Synthesis;

public sealed class ImpressionParametersTests
{
    private static readonly SyntheticFinger Finger = new(77);
    private static readonly ImpressionParameters Usual = new();

    public static TheoryData<string, ImpressionParameters> OutsideOfLimits() => new()
    {
        { "Width", Usual with { Width = 0 } },
        { "Width", Usual with { Width = ImageLimits.LongestSide + 1 } },
        { "Width", Usual with { Height = -5 } },
        { "Width", Usual with { Width = 4000, Height = 4000 } },
        { "Dpi", Usual with { Dpi = ImageLimits.LeastDpi - 1 } },
        { "Dpi", Usual with { Dpi = ImageLimits.HighestDpi + 1 } },
        { "RotationDegrees", Usual with { RotationDegrees = 181 } },
        { "RotationDegrees", Usual with { RotationDegrees = double.NaN } },
        { "ShiftX", Usual with { ShiftX = -1001 } },
        { "ShiftY", Usual with { ShiftY = 1001 } },
        { "ContactWidth", Usual with { ContactWidth = 0.05 } },
        { "ContactHeight", Usual with { ContactHeight = 1.1 } },
        { "ContactX", Usual with { ContactX = 201 } },
        { "ContactY", Usual with { ContactY = -201 } },
        { "PullX", Usual with { PullX = 41 } },
        { "PullY", Usual with { PullY = -41 } },
        { "TwistDegrees", Usual with { TwistDegrees = 21 } },
        { "Unevenness", Usual with { Unevenness = -1 } },
        { "Pressure", Usual with { Pressure = 1.5 } },
        { "Patchiness", Usual with { Patchiness = 2 } },
        { "Roughness", Usual with { Roughness = -0.1 } },
        { "Pores", Usual with { Pores = 1.1 } },
        { "Scratches", Usual with { Scratches = 51 } },
        { "Ground", Usual with { Ground = 256 } },
        { "Ink", Usual with { Ink = 230, Ground = 220 } },
        { "Noise", Usual with { Noise = 61 } },
        { "GreyLevels", Usual with { GreyLevels = 1 } },
        { "GreyLevels", Usual with { GreyLevels = 257 } },
    };

    [Theory]
    [MemberData(nameof(OutsideOfLimits))]
    public void A_value_outside_of_its_limits_is_our_bug(string name, ImpressionParameters parameters) =>
        Assert.Equal(
            name, Assert.Throws<ArgumentOutOfRangeException>(() => Finger.Impression(1, parameters)).ParamName);

    [Fact]
    public void Drawn_parameters_stay_within_their_limits_and_vary()
    {
        var drawn = Enumerable.Range(0, 5000).Select(seed => ImpressionParameters.Drawn(seed)).ToArray();
        foreach (var parameters in drawn) parameters.Check();
        Assert.InRange(drawn.Average(parameters => Math.Abs(parameters.RotationDegrees)), 4, 12);
        Assert.Equal(5000, drawn.Select(parameters => parameters.ShiftX).Distinct().Count());
    }

    [Fact]
    public void Sixteen_grey_levels_are_sixteen()
    {
        var picture = Finger.Impression(1, Usual with { GreyLevels = 16, Width = 256, Height = 288 });
        Assert.All(picture.Pixels, grey => Assert.Equal(0, grey % 17));
        Assert.InRange(picture.Pixels.Distinct().Count(), 8, 16);
    }

    [Fact]
    public void Pressure_makes_a_picture_darker() =>
        Assert.True(Dark(Usual with { Pressure = 0.8 }) > 1.2 * Dark(Usual with { Pressure = -0.8 }));

    [Fact]
    public void Less_contact_leaves_less_ink() =>
        Assert.True(Dark(Usual) > 2 * Dark(Usual with { ContactWidth = 0.5, ContactHeight = 0.5 }));

    [Fact]
    public void Scratches_and_pores_take_ink_away()
    {
        Assert.True(Dark(Usual with { Scratches = 30 }) < 0.97 * Dark(Usual));
        Assert.True(Dark(Usual with { Pores = 1 }) < 0.99 * Dark(Usual with { Pores = 0 }));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(140, 60, -30)]
    [InlineData(-25, -100, 200)]
    public void Places_of_the_finger_are_found_again_in_the_picture(double degrees, double shiftX, double shiftY)
    {
        var placement = new SkinPlacement(
            ImpressionParameters.Drawn(4) with { RotationDegrees = degrees, ShiftX = shiftX, ShiftY = shiftY }, 4);
        for (var step = 0; step < 100; step++)
        {
            double x = step % 10 * 30 - 135, y = step / 10 * 40 - 180;
            var (u, v) = placement.InPicture(x, y);
            var (backX, backY) = placement.OnFinger(u, v);
            Assert.Equal(x, backX, 0.2);
            Assert.Equal(y, backY, 0.2);
        }
    }

    private static int Dark(ImpressionParameters parameters) =>
        Finger.Impression(1, parameters with { Noise = 0 }).Pixels.Count(grey => grey < 128);
}
