using System.Runtime.CompilerServices;
using Bmis.Watchlist;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Scoring;
using Microsoft.Extensions.Caching.Memory;

namespace Bmis.Central.PassengerData.Screening;

/// <summary>
/// Remembers what was found for a query for as long as the list counts: a person is asked about before boarding, in the
/// list, in each of several pushes, and is screened once. Safe for all threads.
/// </summary>
internal static class ScreenedQueries
{
    private const int MostQueries = 100_000;

    private static readonly TimeSpan Idle = TimeSpan.FromHours(1);
    private static readonly ConditionalWeakTable<AlertSnapshot, MemoryCache> Memories = [];

    /// <summary>What the list says to a query.</summary>
    public static IReadOnlyList<AlertCandidate> Find(AlertSnapshot list, AlertQuery query)
    {
        var memory = Memories.GetValue(list, _ => new(new MemoryCacheOptions { SizeLimit = MostQueries }));
        if (memory.TryGetValue(query, out IReadOnlyList<AlertCandidate>? known))
            return known!;
        var found = list.Screen(query);
        return memory.Set(query, found, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Idle });
    }
}
