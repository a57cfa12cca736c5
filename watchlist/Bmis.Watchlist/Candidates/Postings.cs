namespace Bmis.Watchlist.Candidates;

/// <summary>For each key from 0 the values that belong to it, ascending and each once, in flat arrays.</summary>
internal sealed class Postings
{
    private readonly int[] _starts;
    private readonly int[] _values;

    /// <summary>The keys of a value; negative ones do not count. What it returns may be used again.</summary>
    internal delegate ReadOnlySpan<int> KeysOf(int value);

    /// <param name="keys">Number of keys.</param>
    /// <param name="values">Number of values.</param>
    /// <param name="keysOf">The keys of a value; it is asked twice for each.</param>
    internal Postings(int keys, int values, KeysOf keysOf)
    {
        _starts = new int[keys + 1];
        var last = new int[keys];
        ForEach(values, keysOf, last, (key, _) => _starts[key + 1]++);
        for (var key = 0; key < keys; key++) _starts[key + 1] += _starts[key];
        _values = new int[_starts[keys]];
        var next = _starts.AsSpan(0, keys).ToArray();
        ForEach(values, keysOf, last, (key, value) => _values[next[key]++] = value);
    }

    internal ReadOnlySpan<int> this[int key] => _values.AsSpan(_starts[key], _starts[key + 1] - _starts[key]);

    // The last value of each key, plus one, tells doubles.
    private static void ForEach(int values, KeysOf keysOf, int[] last, Action<int, int> take)
    {
        Array.Clear(last);
        for (var value = 0; value < values; value++)
            foreach (var key in keysOf(value))
            {
                if (key < 0 || last[key] == value + 1) continue;
                last[key] = value + 1;
                take(key, value);
            }
    }
}
