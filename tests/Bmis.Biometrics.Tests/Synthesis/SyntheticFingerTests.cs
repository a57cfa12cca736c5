using Bmis.Biometrics.Synthesis;

namespace Bmis.Biometrics.Tests.Synthesis;

public sealed class SyntheticFingerTests
{
    private static readonly SyntheticFinger[] Fingers =
        [.. Enumerable.Range(51, 10).Select(seed => new SyntheticFinger(seed))];

    [Fact]
    public void The_same_seeds_give_the_same_bytes()
    {
        var again = new SyntheticFinger(51);
        Assert.Equal(Fingers[0].Heights, again.Heights);
        Assert.Equal(Fingers[0].Impression(3).Pixels, again.Impression(3).Pixels);
    }

    [Fact]
    public void Another_seed_is_another_finger_and_another_number_another_impression()
    {
        Assert.False(Fingers[0].Heights.SequenceEqual(Fingers[1].Heights));
        Assert.NotEqual(Fingers[0].Impression(3).Pixels, Fingers[0].Impression(4).Pixels);
        Assert.NotEqual(Fingers[0].Impression(3, new()).Pixels, Fingers[0].Impression(4, new()).Pixels);
    }

    [Fact]
    public void Any_number_is_a_seed()
    {
        foreach (var seed in (long[])[long.MinValue, -1, 0, long.MaxValue])
            Assert.NotEmpty(SyntheticTemplates.Impression(seed, -1).Minutiae);
        Assert.Contains(new SyntheticFinger(long.MinValue).Impression(long.MaxValue).Pixels, grey => grey < 100);
    }

    [Fact]
    public void Patterns_occur_as_often_as_among_people()
    {
        var counts = new int[6];
        for (var seed = 0; seed < 4000; seed++) counts[(int)FingerAnatomy.Of(seed).Pattern]++;
        for (var pattern = 0; pattern < counts.Length; pattern++)
        {
            var expected = 4000 * SynthesisParameters.PatternShares[pattern];
            Assert.InRange(counts[pattern], expected - 4 * Math.Sqrt(expected), expected + 4 * Math.Sqrt(expected));
        }
        Assert.Equal(1, SynthesisParameters.PatternShares.Sum(), 3);
    }

    // Twice the angle turns once about a core and once the other way about a delta.
    [Theory]
    [InlineData(FingerPattern.Arch, 0)]
    [InlineData(FingerPattern.TentedArch, 1)]
    [InlineData(FingerPattern.LeftLoop, 1)]
    [InlineData(FingerPattern.RightLoop, 1)]
    [InlineData(FingerPattern.Whorl, 2)]
    [InlineData(FingerPattern.TwinLoop, 2)]
    public void Each_pattern_has_its_cores_and_as_many_deltas(FingerPattern pattern, int cores)
    {
        var anatomy = Enumerable.Range(0, 1000).Select(seed => FingerAnatomy.Of(seed))
            .First(anatomy => anatomy.Pattern == pattern);
        Assert.Equal((cores, cores), (anatomy.Cores.Length, anatomy.Deltas.Length));
        var flow = new RidgeFlow(anatomy);
        foreach (var core in anatomy.Cores) Assert.Equal(1, Turns(flow, core, anatomy.Size), 3);
        foreach (var delta in anatomy.Deltas) Assert.Equal(-1, Turns(flow, delta, anatomy.Size), 3);
    }

    [Fact]
    public void The_engine_knows_a_finger_again_and_takes_none_for_another()
    {
        var engine = new BuiltInEngine();
        var prints = Fingers.SelectMany(finger => Enumerable.Range(1, 3)
            .Select(number => (finger.Seed, engine.Extract(finger.Impression(number)).Template))).ToArray();
        List<double> mates = [], others = [];
        for (var i = 0; i < prints.Length; i++)
        {
            for (var j = i + 1; j < prints.Length; j++)
            {
                Assert.NotNull(prints[i].Template);
                var score = engine.Verify(prints[i].Template!, prints[j].Template!).Score;
                (prints[i].Seed == prints[j].Seed ? mates : others).Add(score);
            }
        }
        mates.Sort();
        Assert.InRange(mates[mates.Count / 2], 19, 28);
        Assert.InRange(mates[mates.Count / 10], 12, 26);
        Assert.InRange(others.Average(), 2, 6);
        Assert.InRange(others.Max(), 6, 16);
    }

    [Fact]
    public void Sums_of_the_growth_are_exact_in_any_order()
    {
        var random = new Random(9);
        var heights = new float[600 * GrowthKernels.Rows];
        foreach (ref var height in heights.AsSpan()) height = random.Next(-127, 128);
        for (var trial = 0; trial < 200; trial++)
        {
            var filter = GrowthKernels.Filter(GrowthKernels.Number(random.NextDouble() * 20 - 10, random.Next(6, 14)));
            long expected = 0;
            for (var i = 0; i < filter.Length; i++)
            {
                int row = i / GrowthKernels.Stride, column = i % GrowthKernels.Stride;
                expected += (long)filter[i] * (long)heights[row * 600 + trial + column];
            }
            Assert.Equal(expected, (long)RidgeGrowth.Sum(filter, heights, 600, trial));
            Assert.InRange(filter.Sum(Math.Abs) * 127, 1, 1 << 24);
            Assert.InRange(Math.Abs(filter.Sum()), 0, 300);
        }
    }

    private static double Turns(RidgeFlow flow, SingularPoint point, double size)
    {
        var turns = 0.0;
        var before = Around(0);
        for (var step = 1; step <= 360; step++)
        {
            var here = Around(step);
            turns += Math.IEEERemainder(here - before, 2 * Math.PI);
            before = here;
        }
        return turns / (2 * Math.PI);

        double Around(int degrees)
        {
            var radians = degrees * Math.PI / 180;
            return flow.Doubled(point.X * size + 6 * Math.Cos(radians), point.Y * size + 6 * Math.Sin(radians));
        }
    }
}
