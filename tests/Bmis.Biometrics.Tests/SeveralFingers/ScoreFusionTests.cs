using Bmis.Biometrics.SeveralFingers;

namespace Bmis.Biometrics.Tests.SeveralFingers;

public sealed class ScoreFusionTests
{
    private static readonly FusionScale Scale = FusionScale.BuiltIn;

    [Fact]
    public void One_finger_keeps_its_own_score_and_no_finger_has_none()
    {
        Assert.Equal(0, ScoreFusion.Fuse([], Scale));
        Assert.Equal(3.25, ScoreFusion.Fuse([3.25], Scale));
        Assert.Equal(22.5, ScoreFusion.Fuse([22.5], Scale));
    }

    [Fact]
    public void Evidence_adds_up_and_a_finger_that_says_nothing_changes_little()
    {
        Assert.Equal(18, ScoreFusion.Fuse([15, 15], Scale), 0.1);
        Assert.Equal(15, ScoreFusion.Fuse([15, Scale.Neutral], Scale), 0.1);
        Assert.True(ScoreFusion.Fuse([13.1, 13.1], Scale) > 14);
    }

    [Fact]
    public void A_finger_speaks_against_a_match_only_so_far()
    {
        var spoiled = ScoreFusion.Fuse([25, 0], Scale);
        Assert.Equal(25 - Scale.Floor, spoiled, 0.1);
        Assert.Equal(spoiled, ScoreFusion.Fuse([25, 3], Scale), 0.1);
        Assert.Equal(0, ScoreFusion.Fuse([4, 4, 4, 4, 4], Scale));
    }

    [Fact]
    public void The_fused_score_grows_with_every_score_and_does_not_depend_on_the_order()
    {
        var random = new Random(11);
        for (var i = 0; i < 1_000; i++)
        {
            double[] scores = [.. Enumerable.Range(0, random.Next(2, 11)).Select(_ => random.NextDouble() * 30)];
            var before = ScoreFusion.Fuse(scores, Scale);
            random.Shuffle(scores);
            Assert.Equal(before, ScoreFusion.Fuse(scores, Scale));
            scores[0] += 5;
            Assert.True(ScoreFusion.Fuse(scores, Scale) >= before);
        }
    }

    [Fact]
    public void Scores_far_beyond_an_engines_scale_stay_finite()
    {
        Assert.True(double.IsFinite(ScoreFusion.Fuse([1e6, 1e6], Scale)));
        Assert.Equal(Scale.Neutral - 2 * Scale.Floor, ScoreFusion.Fuse([-1e6, -1e6], Scale));
    }

    [Fact]
    public void A_scale_with_greater_steps_counts_the_same_difference_for_less()
    {
        var wide = new FusionScale(40, 4.3, 3);
        Assert.Equal(100, ScoreFusion.Fuse([70, 70], wide), 0.1);
        Assert.Equal(70 - 3 * 4.3, ScoreFusion.Fuse([70, 0], wide), 0.1);
    }
}
