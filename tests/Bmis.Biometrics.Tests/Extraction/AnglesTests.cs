using Bmis.Biometrics.Extraction;

namespace Bmis.Biometrics.Tests.Extraction;

public sealed class AnglesTests
{
    [Fact]
    public void Directions_are_found_to_the_nearest_step()
    {
        for (var tenth = 0; tenth < 2560; tenth++)
        {
            if (tenth % 10 == 5) continue;
            var radians = tenth / 10.0 * Math.PI / 128;
            Assert.Equal((byte)Math.Round(tenth / 10.0), Angles.Of(Math.Cos(radians), Math.Sin(radians)));
        }
    }

    [Theory]
    [InlineData(250, 4, 10)]
    [InlineData(4, 250, -10)]
    [InlineData(0, 128, -128)]
    public void Turns_pass_zero(int from, int to, int turn)
    {
        Assert.Equal(turn, Angles.Turn(from, to));
        Assert.Equal(Math.Abs(turn), Angles.Between(from, to));
    }
}
