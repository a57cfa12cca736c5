using Bmis.Biometrics.Images;
using Bmis.Biometrics.Matching;
using Bmis.Biometrics.SeveralFingers;
using static Bmis.Biometrics.Images.FingerPosition;
using static Bmis.Biometrics.Tests.SeveralFingers.SyntheticHands;

namespace Bmis.Biometrics.Tests.SeveralFingers;

public sealed class SetComparisonTests
{
    [Theory]
    [InlineData(RightIndex)]
    [InlineData(RightIndex, LeftIndex)]
    [InlineData(RightIndex, RightMiddle, RightRing, RightLittle)]
    public void Another_sitting_of_the_same_person_matches_and_another_person_does_not(params FingerPosition[] fingers)
    {
        var enrolled = Set(1, 1, fingers);
        var same = Comparison.Verify(Set(1, 2, fingers), enrolled);
        Assert.Equal(VerificationBand.Match, same.Band);
        Assert.Equal(fingers, same.Fingers.Select(one => one.Position));
        Assert.All(same.Fingers, one => Assert.Equal(VerificationBand.Match, one.Outcome.Band));
        var other = Comparison.Verify(Set(2, 2, fingers), enrolled);
        Assert.Equal(VerificationBand.NoMatch, other.Band);
        Assert.InRange(other.Score, 0, Comparison.Threshold - 1);
    }

    [Fact]
    public void One_wrong_finger_of_four_does_not_spoil_the_match_and_one_right_of_two_is_judged_by_its_score()
    {
        var enrolled = Set(1, 1, RightIndex, RightMiddle, RightRing, RightLittle);
        var mixed = Set(1, 2, RightIndex, RightMiddle, RightRing).With(RightLittle, Print(2, RightLittle, 2));
        var outcome = Comparison.Verify(mixed, enrolled);
        Assert.Equal(VerificationBand.Match, outcome.Band);
        Assert.Equal(VerificationBand.NoMatch, outcome.Fingers[3].Outcome.Band);
    }

    [Fact]
    public void Only_fingers_that_both_have_are_compared_and_those_with_too_few_minutiae_say_nothing()
    {
        var enrolled = Set(1, 1, RightIndex, RightMiddle).With(RightRing, MissingReason.UnableToPrint);
        var probe = Set(1, 2, RightMiddle, RightRing).With(RightIndex, Bare());
        var outcome = Comparison.Verify(probe, enrolled);
        Assert.Equal([RightIndex, RightMiddle], outcome.Fingers.Select(one => one.Position));
        Assert.Equal(VerificationBand.NotComparable, outcome.Fingers[0].Outcome.Band);
        Assert.Equal(outcome.Fingers[1].Outcome.Score, outcome.Score);
        Assert.Equal(VerificationBand.Match, outcome.Band);
    }

    [Fact]
    public void Sets_without_a_common_finger_or_without_minutiae_are_not_comparable()
    {
        var enrolled = Set(1, 1, RightIndex);
        FingerSet[] probes = [FingerSet.Empty, Set(1, 2, LeftIndex), FingerSet.Empty.With(RightIndex, Bare())];
        foreach (var probe in probes)
        {
            var outcome = Comparison.Verify(probe, enrolled);
            Assert.Equal((VerificationBand.NotComparable, 0), (outcome.Band, outcome.Score));
        }
    }

    [Fact]
    public void The_threshold_of_the_country_decides()
    {
        var (enrolled, probe) = (Set(1, 1, RightIndex, LeftIndex), Set(1, 2, RightIndex, LeftIndex));
        var score = Comparison.Verify(probe, enrolled).Score;
        Assert.Equal(VerificationBand.Match, new SetComparison(Engine, score).Verify(probe, enrolled).Band);
        Assert.Equal(VerificationBand.NoMatch, new SetComparison(Engine, score + 0.001).Verify(probe, enrolled).Band);
    }

    [Fact]
    public void Which_set_is_the_probe_does_not_matter()
    {
        var (first, second) = (Set(1, 1, RightIndex, LeftIndex), Set(2, 2, RightIndex, LeftIndex));
        Assert.Equal(Comparison.Verify(first, second).Score, Comparison.Verify(second, first).Score);
    }

    [Fact]
    public void The_same_finger_for_two_positions_is_found()
    {
        var set = Set(1, 1, RightIndex, RightMiddle, RightRing);
        Assert.Empty(Comparison.FindRepeats(set));
        var repeat = Assert.Single(Comparison.FindRepeats(set.With(RightRing, Print(1, RightIndex, 2))));
        Assert.Equal((RightIndex, RightRing), (repeat.First, repeat.Second));
        Assert.True(repeat.Score >= Comparison.Threshold);
    }

    [Fact]
    public void Bare_prints_are_no_repeats() =>
        Assert.Empty(Comparison.FindRepeats(FingerSet.Empty.With(RightIndex, Bare()).With(LeftIndex, Bare())));
}
