namespace Bmis.Central.Demonstration;

/// <summary>What traffic to make. The same plan gives the same crossings.</summary>
/// <param name="Until">Last local day.</param>
/// <param name="Days">How many days.</param>
/// <param name="Seed">What varies between two demonstrations.</param>
/// <param name="Travellers">How many travellers over all posts and days.</param>
internal sealed record DemonstrationPlan(DateOnly Until, int Days, int Seed, int Travellers)
{
    /// <summary>First local day.</summary>
    public DateOnly From => Until.AddDays(1 - Days);

    /// <summary>How many travellers each day brings to a post; all days of all posts add up to the total.</summary>
    public int[] Daily(DemonstrationPost post)
    {
        var before = DemonstrationPost.All.TakeWhile(other => other != post).Sum(other => other.Weight);
        var share = Part(before + post.Weight) - Part(before);
        var random = new Random(HashCode(post, 0));
        var weights = Enumerable.Range(0, Days).Select(day => Weight(post, From.AddDays(day), random)).ToArray();
        return Divide(share, weights);
    }

    /// <summary>A random of its own for each post and day, so that any day can be made without the others.</summary>
    public Random RandomFor(DemonstrationPost post, int day) => new(HashCode(post, day + 1));

    private int Part(double weight) => (int)Math.Round(Travellers * weight);

    // string.GetHashCode differs from run to run.
    private int HashCode(DemonstrationPost post, int day)
    {
        var code = Seed;
        foreach (var letter in post.Code) code = unchecked((code * 31) + letter);
        return unchecked((code * 7919) + day) & int.MaxValue;
    }

    private static double Weight(DemonstrationPost post, DateOnly day, Random random) =>
        post.WeekDays[(int)day.DayOfWeek] * (1 + (TrafficParameters.DailyNoise * ((2 * random.NextDouble()) - 1)));

    private static int[] Divide(int total, double[] weights)
    {
        var sum = weights.Sum();
        var (passed, given) = (0.0, 0);
        return Array.ConvertAll(weights, weight =>
        {
            passed += weight;
            var next = (int)Math.Round(total * passed / sum);
            (var part, given) = (next - given, next);
            return part;
        });
    }
}
