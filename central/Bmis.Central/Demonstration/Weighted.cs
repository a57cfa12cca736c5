namespace Bmis.Central.Demonstration;

/// <summary>Picks by weight.</summary>
internal static class Weighted
{
    public static int Pick(Random random, IReadOnlyList<double> weights)
    {
        var at = random.NextDouble() * weights.Sum();
        for (var i = 0; i < weights.Count; i++)
        {
            at -= weights[i];
            if (at < 0) return i;
        }

        return weights.Count - 1;
    }

    public static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
