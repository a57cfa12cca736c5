namespace Bmis.Watchlist.Candidates;

/// <summary>For each key from 0 the values that belong to it, ascending, in two flat arrays.</summary>
internal sealed class Postings
{
    private readonly int[] _starts;
    private readonly int[] _values;

    /// <param name="keys">Number of keys.</param>
    /// <param name="pairs">Key and value; sorted here, doubles are dropped.</param>
    internal Postings(int keys, List<(int Key, int Value)> pairs)
    {
        pairs.Sort();
        _starts = new int[keys + 1];
        _values = new int[pairs.Count];
        var kept = 0;
        var key = 0;
        for (var i = 0; i < pairs.Count; i++)
        {
            if (i > 0 && pairs[i] == pairs[i - 1]) continue;
            while (key < pairs[i].Key) _starts[++key] = kept;
            _values[kept++] = pairs[i].Value;
        }

        while (key < keys) _starts[++key] = kept;
    }

    internal ReadOnlySpan<int> this[int key] => _values.AsSpan(_starts[key], _starts[key + 1] - _starts[key]);
}
