namespace Bmis.Watchlist.Names;

/// <summary>The cheapest way from one word to another by gain, loss, exchange and swap of neighbours.</summary>
internal static class EditDistance
{
    /// <summary>More than any two words can cost.</summary>
    internal const int TooFar = int.MaxValue;

    /// <summary>The cost in tenths of an edit, or <see cref="TooFar"/> as soon as it must pass the budget.</summary>
    internal static int Between(ReadOnlySpan<char> one, ReadOnlySpan<char> other, EditCosts costs, int budget)
    {
        DropSame(ref one, ref other);
        var width = other.Length + 1;
        Span<int> rows = stackalloc int[3 * width];
        var before = rows[..width];
        var current = rows[width..(2 * width)];
        var after = rows[(2 * width)..];
        var singles = costs.Singles;
        current[0] = 0;
        for (var j = 1; j < width; j++) current[j] = current[j - 1] + singles[EditCosts.Place(other[j - 1])];
        for (var i = 1; i <= one.Length; i++)
        {
            if (FillRow(one, other, i, costs, before, current, after) > budget) return TooFar;
            var reused = before;
            before = current;
            current = after;
            after = reused;
        }

        return current[other.Length] > budget ? TooFar : current[other.Length];
    }

    // The same beginning and end cost nothing.
    private static void DropSame(ref ReadOnlySpan<char> one, ref ReadOnlySpan<char> other)
    {
        var same = one.CommonPrefixLength(other);
        one = one[same..];
        other = other[same..];
        while (one.Length > 0 && other.Length > 0 && one[^1] == other[^1])
        {
            one = one[..^1];
            other = other[..^1];
        }
    }

    private static int FillRow(
        ReadOnlySpan<char> one,
        ReadOnlySpan<char> other,
        int i,
        EditCosts costs,
        ReadOnlySpan<int> before,
        ReadOnlySpan<int> current,
        Span<int> after)
    {
        var letter = one[i - 1];
        var singles = costs.Singles;
        var exchanges = costs.ExchangesOf(letter);
        var loss = singles[EditCosts.Place(letter)];
        var (diagonal, left) = (current[0], current[0] + loss);
        var least = after[0] = left;
        for (var j = 1; j < after.Length && j < current.Length; j++)
        {
            var place = EditCosts.Place(other[j - 1]);
            var above = current[j];
            var best = Math.Min(diagonal + exchanges[place], Math.Min(above + loss, left + singles[place]));
            if (i > 1 && j > 1 && letter == other[j - 2] && one[i - 2] == other[j - 1])
                best = Math.Min(best, before[j - 2] + EditCosts.Full);
            after[j] = left = best;
            diagonal = above;
            least = Math.Min(least, best);
        }

        return least;
    }
}
