using Bmis.Biometrics.Images;
using Bmis.Biometrics.SeveralFingers;

namespace Bmis.Biometrics.Tests.SeveralFingers;

public sealed class FingerSetTests
{
    [Fact]
    public void A_finger_has_a_print_or_a_reason_and_the_later_one_counts()
    {
        var print = SyntheticHands.Bare();
        var set = FingerSet.Empty
            .With(FingerPosition.LeftIndex, print)
            .With(FingerPosition.RightIndex, MissingReason.Amputated)
            .With(FingerPosition.RightMiddle, print)
            .With(FingerPosition.RightMiddle, MissingReason.UnableToPrint);
        Assert.Equal([FingerPosition.LeftIndex], set.Prints.Keys);
        Assert.Equal([FingerPosition.RightIndex, FingerPosition.RightMiddle], set.Absences.Keys);
        set = set.With(FingerPosition.RightMiddle, print);
        Assert.Equal([FingerPosition.RightMiddle, FingerPosition.LeftIndex], set.Prints.Keys);
        Assert.Equal([FingerPosition.RightIndex], set.Absences.Keys);
        Assert.Empty(FingerSet.Empty.Prints);
    }

    [Theory]
    [InlineData(FingerPosition.Unknown)]
    [InlineData(FingerPosition.PlainRightThumb)]
    [InlineData(FingerPosition.PlainRightFour)]
    [InlineData(FingerPosition.RightFullPalm)]
    [InlineData((FingerPosition)200)]
    public void A_hand_a_palm_and_an_unknown_finger_are_no_place(FingerPosition position)
    {
        Assert.False(FingerSet.IsFinger(position));
        Assert.Throws<ArgumentOutOfRangeException>(() => FingerSet.Empty.With(position, SyntheticHands.Bare()));
        Assert.Throws<ArgumentOutOfRangeException>(() => FingerSet.Empty.With(position, MissingReason.Scarred));
    }

    [Fact]
    public void A_set_prints_its_counts_alone() => Assert.Equal(
        "[finger set, 1 prints, 1 absent]",
        $"{FingerSet.Empty.With(FingerPosition.LeftRing, SyntheticHands.Bare())
            .With(FingerPosition.LeftThumb, MissingReason.Scarred)}");
}
