using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Tests.Templates;

public sealed class RidgeFieldTests
{
    // Three cells across and two down; the last one of the second row is no finger.
    private static readonly RidgeField Field = new(3, 2, [128, 128, 128, 128, 128, 0]);

    [Theory]
    [InlineData(4, 4, true)]
    [InlineData(20, 20, true)]
    [InlineData(23, 20, true)]
    [InlineData(24, 20, false)]
    [InlineData(40, 4, true)]
    [InlineData(40, 8, false)]
    [InlineData(40, 20, false)]
    [InlineData(-1, 4, false)]
    [InlineData(48, 4, false)]
    public void A_finger_goes_on_where_the_nearest_cells_are_of_it_or_beyond_the_picture(int x, int y, bool goesOn) =>
        Assert.Equal(goesOn, Field.GoesOnAround(x, y));
}
