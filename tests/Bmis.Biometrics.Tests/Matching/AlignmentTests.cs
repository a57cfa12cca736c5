using Bmis.Biometrics.Matching;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Tests.Matching;

public sealed class AlignmentTests
{
    private static readonly Alignment Turned = Alignment.From(Point(100, 50, 10), Point(80, 120, 60));

    [Fact]
    public void One_pair_fixes_rotation_and_shift()
    {
        Assert.Equal(50, Turned.Rotation);
        Assert.Equal(80, Turned.X(100, 50), 3);
        Assert.Equal(120, Turned.Y(100, 50), 3);
    }

    [Fact]
    public void The_inverse_leads_back()
    {
        var (x, y) = (Turned.X(17, 31), Turned.Y(17, 31));
        Assert.Equal(17, Turned.Inverse.X(x, y), 3);
        Assert.Equal(31, Turned.Inverse.Y(x, y), 3);
    }

    [Fact]
    public void Least_squares_find_the_alignment_that_pairs_come_from()
    {
        Minutia[] probe = [Point(10, 10, 0), Point(200, 40, 0), Point(60, 180, 0)];
        var candidate = Array.ConvertAll(
            probe, m => Point((int)Math.Round(Turned.X(m.X, m.Y)), (int)Math.Round(Turned.Y(m.X, m.Y)), 50));
        var fit = Alignment.Fit(probe, candidate, [new(0, 0, 1), new(1, 1, 1), new(2, 2, 1)]);
        Assert.Equal(Turned.Rotation, fit!.Value.Rotation);
        Assert.InRange(Math.Abs(fit.Value.X(100, 50) - 80), 0, 1.5);
        Assert.Null(Alignment.Fit(probe, candidate, [new(0, 0, 1), new(0, 0, 1)]));
    }

    private static Minutia Point(int x, int y, byte direction) =>
        new((short)x, (short)y, direction, MinutiaKind.Ending, 90);
}
