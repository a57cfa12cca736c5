using Bmis.Biometrics.Identification;

namespace Bmis.Biometrics.Tests.Identification;

public sealed class GateTests
{
    private const int Least = IdentificationParameters.KeptAtLeast;

    [Fact]
    public void In_a_small_gallery_all_come_through_but_those_with_nothing_to_compare()
    {
        var scores = new CoarseScore[] { new(5, 1), new(0, 1), default, new(9, 1) };
        Assert.Equal(0, Gate.Lowest([scores]));
    }

    [Fact]
    public void The_best_come_through_whatever_their_order_and_division()
    {
        var random = new Random(1);
        var scores = Enumerable.Range(0, 50_000).Select(_ => Of(random.Next(1, 900))).ToArray();
        var lowest = Gate.Lowest([scores]);
        var through = scores.Count(score => score.Sum >= lowest);
        const double wanted = 50_000 * IdentificationParameters.KeptShare;
        Assert.InRange(through, wanted, 2 * wanted);
        random.Shuffle(scores);
        Assert.Equal(lowest, Gate.Lowest([scores[..100], scores[100..]]));
    }

    [Fact]
    public void Many_of_one_score_do_not_come_through_behind_better_ones_and_do_when_they_are_the_best()
    {
        var same = Enumerable.Repeat(Of(7), 10_000).ToArray();
        Assert.Equal(8, Gate.Lowest([[.. same, Of(20), Of(21)]]));
        Assert.Equal(7, Gate.Lowest([same]));
        Assert.True(Least > 2);
    }

    [Fact]
    public void Subjects_with_fewer_fingers_compete_among_themselves()
    {
        var ofFour = Enumerable.Range(0, 10_000).Select(i => Of(1000 + i, fingers: 4));
        var ofOne = Enumerable.Range(0, 10_000).Select(i => Of(1 + i % 500));
        CoarseScore[] scores = [.. ofFour, .. ofOne];
        Assert.InRange(Gate.Lowest([scores]), 400, 500);
        Assert.Equal(10_900, Gate.Lowest([scores], 4));
    }

    [Fact]
    public void Whoever_is_like_in_nothing_does_not_come_through_in_a_large_gallery()
    {
        Assert.Equal(1, Gate.Lowest([[.. Enumerable.Repeat(Of(0), Least + 1)]]));
        Assert.Equal(0, Gate.Lowest([[.. Enumerable.Repeat(Of(0), Least)]]));
    }

    private static CoarseScore Of(int sum, byte fingers = 1) => new((ushort)sum, fingers);
}
