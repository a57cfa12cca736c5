namespace Bmis.Watchlist.Names;

/// <summary>The cheapest way from one word to another by gain, loss, exchange and swap of neighbours.</summary>
internal static class EditDistance
{
    /// <summary>The cost, or infinity as soon as it must pass the budget.</summary>
    internal static double Between(ReadOnlySpan<char> one, ReadOnlySpan<char> other, EditCosts costs, double budget)
    {
        Span<double> rows = stackalloc double[3 * (other.Length + 1)];
        var width = other.Length + 1;
        var before = rows[..width];
        var current = rows[width..(2 * width)];
        var after = rows[(2 * width)..];
        current[0] = 0;
        for (var j = 1; j < width; j++) current[j] = current[j - 1] + costs.Single(other[j - 1]);
        for (var i = 1; i <= one.Length; i++)
        {
            if (FillRow(one, other, i, costs, before, current, after) > budget) return double.PositiveInfinity;
            var reused = before;
            before = current;
            current = after;
            after = reused;
        }

        return current[other.Length];
    }

    private static double FillRow(
        ReadOnlySpan<char> one,
        ReadOnlySpan<char> other,
        int i,
        EditCosts costs,
        ReadOnlySpan<double> before,
        ReadOnlySpan<double> current,
        Span<double> after)
    {
        var letter = one[i - 1];
        var loss = costs.Single(letter);
        var least = after[0] = current[0] + loss;
        for (var j = 1; j <= other.Length; j++)
        {
            var best = current[j - 1] + costs.Exchange(letter, other[j - 1]);
            best = Math.Min(best, current[j] + loss);
            best = Math.Min(best, after[j - 1] + costs.Single(other[j - 1]));
            if (i > 1 && j > 1 && letter == other[j - 2] && one[i - 2] == other[j - 1])
                best = Math.Min(best, before[j - 2] + 1);
            after[j] = best;
            least = Math.Min(least, best);
        }

        return least;
    }
}
