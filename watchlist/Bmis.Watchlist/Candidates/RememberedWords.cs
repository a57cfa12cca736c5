using System.Collections.Concurrent;

namespace Bmis.Watchlist.Candidates;

/// <summary>
/// What was found for parts of names, for those that were asked for most recently. What is asked for again while half
/// of the room is filled anew stays. Thread-safe.
/// </summary>
/// <param name="most">Parts that are remembered at most, give or take one for each thread.</param>
internal sealed class RememberedWords(int most)
{
    private readonly Lock _turn = new();
    private volatile ConcurrentDictionary<string, (int Word, float Score)[]> _now = Empty();
    private volatile ConcurrentDictionary<string, (int Word, float Score)[]> _before = Empty();
    private int _count;

    /// <summary>What was found for a part; null where it is not remembered.</summary>
    internal (int Word, float Score)[]? Find(string key)
    {
        if (_now.TryGetValue(key, out var found)) return found;
        if (!_before.TryGetValue(key, out found)) return null;
        Add(key, found);
        return found;
    }

    internal void Add(string key, (int Word, float Score)[] found)
    {
        if (!_now.TryAdd(key, found) || Interlocked.Increment(ref _count) < most / 2) return;
        lock (_turn)
        {
            if (_count < most / 2) return;
            (_before, _now, _count) = (_now, Empty(), 0);
        }
    }

    private static ConcurrentDictionary<string, (int Word, float Score)[]> Empty() => new(StringComparer.Ordinal);
}
