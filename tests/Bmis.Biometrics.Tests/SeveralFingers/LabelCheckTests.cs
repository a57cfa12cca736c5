using Bmis.Biometrics.Images;
using Bmis.Biometrics.Matching;
using Bmis.Biometrics.SeveralFingers;
using static Bmis.Biometrics.Images.FingerPosition;
using static Bmis.Biometrics.Tests.SeveralFingers.SyntheticHands;

namespace Bmis.Biometrics.Tests.SeveralFingers;

public sealed class LabelCheckTests
{
    private static readonly FingerPosition[] RightFour = [RightIndex, RightMiddle, RightRing, RightLittle];
    private static readonly FingerPosition[] LeftFour = [LeftIndex, LeftMiddle, LeftRing, LeftLittle];

    [Fact]
    public void Right_labels_agree_and_those_of_another_person_say_nothing()
    {
        var check = Comparison.CheckLabels(Set(1, 2, RightFour), Set(1, 1, RightFour));
        Assert.Equal(RightFour, check.Agree);
        Assert.Empty(check.Moved);
        var other = Comparison.CheckLabels(Set(2, 2, RightFour), Set(1, 1, RightFour));
        Assert.Empty(other.Agree);
        Assert.Empty(other.Moved);
    }

    [Fact]
    public void Two_exchanged_labels_are_named_and_put_right()
    {
        var earlier = Set(1, 1, RightFour);
        var wrong = Set(1, 2, RightFour)
            .With(RightIndex, Print(1, RightMiddle, 2))
            .With(RightMiddle, Print(1, RightIndex, 2));
        var check = Comparison.CheckLabels(wrong, earlier);
        Assert.Equal([RightRing, RightLittle], check.Agree);
        Assert.Equal(
            [(RightIndex, RightMiddle), (RightMiddle, RightIndex)], check.Moved.Select(one => (one.Said, one.Is)));
        Assert.Equal(RightFour, Comparison.CheckLabels(check.Correct(wrong), earlier).Agree);
    }

    [Fact]
    public void Fingers_that_moved_on_by_one_and_a_whole_other_hand_are_put_right()
    {
        var earlier = Set(1, 1, RightFour);
        var moved = RightFour.Select((label, i) => (label, Is: RightFour[(i + 1) % 4])).Aggregate(
            FingerSet.Empty, (set, one) => set.With(one.label, Print(1, one.Is, 2)));
        Assert.Equal(RightFour, Comparison.CheckLabels(Corrected(moved, earlier), earlier).Agree);
        var otherHand = LeftFour.Zip(RightFour).Aggregate(
            FingerSet.Empty, (set, one) => set.With(one.First, Print(1, one.Second, 2)));
        Assert.Equal(VerificationBand.NotComparable, Comparison.Verify(otherHand, earlier).Band);
        Assert.Equal(
            VerificationBand.Match, Comparison.Verify(Corrected(otherHand, earlier), earlier).Band);
    }

    [Fact]
    public void What_stood_at_a_needed_label_takes_the_one_that_became_free()
    {
        var earlier = Set(1, 1, RightIndex);
        var wrong = FingerSet.Empty
            .With(RightMiddle, Print(1, RightIndex, 2))
            .With(RightIndex, Print(2, RightThumb, 2))
            .With(RightRing, MissingReason.Amputated);
        var right = Corrected(wrong, earlier);
        Assert.Same(wrong.Prints[RightMiddle], right.Prints[RightIndex]);
        Assert.Same(wrong.Prints[RightIndex], right.Prints[RightMiddle]);
        Assert.Equal([RightRing], right.Absences.Keys);
    }

    [Fact]
    public void A_reason_moves_like_a_print()
    {
        var earlier = Set(1, 1, RightIndex);
        var wrong = FingerSet.Empty
            .With(RightMiddle, Print(1, RightIndex, 2))
            .With(RightIndex, MissingReason.Amputated);
        var right = Corrected(wrong, earlier);
        Assert.Equal([RightIndex], right.Prints.Keys);
        Assert.Equal([RightMiddle], right.Absences.Keys);
    }

    [Fact]
    public void A_finger_that_is_there_twice_takes_no_label_from_the_one_that_is_right()
    {
        var earlier = Set(1, 1, RightIndex, RightMiddle);
        var twice = FingerSet.Empty
            .With(RightIndex, Print(1, RightIndex, 2))
            .With(RightMiddle, Print(1, RightIndex, 3));
        var check = Comparison.CheckLabels(twice, earlier);
        Assert.Equal([RightIndex], check.Agree);
        Assert.Empty(check.Moved);
        Assert.Single(Comparison.FindRepeats(twice));
    }

    private static FingerSet Corrected(FingerSet set, FingerSet earlier) =>
        Comparison.CheckLabels(set, earlier).Correct(set);
}
