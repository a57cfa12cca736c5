using Bmis.Biometrics.Identification;

namespace Bmis.Biometrics.Tests.Identification;

public sealed class GateTests
{
    private const int Least = IdentificationParameters.KeptAtLeast;

    [Fact]
    public void In_a_small_gallery_all_come_through_but_those_with_nothing_to_compare()
    {
        var scores = new ushort[] { 5, 1, CoarseSearch.NotSearched, 9 };
        Assert.Equal(1, Gate.Lowest([scores]));
    }

    [Fact]
    public void The_best_come_through_whatever_their_order_and_division()
    {
        var random = new Random(1);
        var scores = Enumerable.Range(0, 50_000).Select(_ => (ushort)random.Next(1, 900)).ToArray();
        var lowest = Gate.Lowest([scores]);
        var through = scores.Count(score => score >= lowest);
        const double wanted = 50_000 * IdentificationParameters.KeptShare;
        Assert.InRange(through, wanted, 2 * wanted);
        random.Shuffle(scores);
        Assert.Equal(lowest, Gate.Lowest([scores[..100], scores[100..]]));
    }

    [Fact]
    public void Many_of_one_score_do_not_come_through_behind_better_ones_and_do_when_they_are_the_best()
    {
        var same = Enumerable.Repeat((ushort)7, 10_000).ToArray();
        Assert.Equal(8, Gate.Lowest([[.. same, 20, 21]]));
        Assert.Equal(7, Gate.Lowest([same]));
        Assert.True(Least > 2);
    }
}
