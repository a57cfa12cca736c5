using Bmis.Central.Watchlists.Drills;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists.Entries;

/// <summary>
/// The place where everything joins that lanes screen against: the approved entries of imported lists and the desk's
/// own, with their lists' terms, and the invented persons of drills while these run. Left out is what is withdrawn, has
/// expired, asks for nothing, or only freezes assets.
/// </summary>
internal sealed class LaneEntries(ApprovedReader approved, TimeProvider clock)
{
    /// <summary>The entries as lanes get them today, and a key that changes when they may have changed.</summary>
    public async Task<(string Key, IReadOnlyList<AlertEntry> Entries)> TodayAsync(CancellationToken cancellation)
    {
        var lists = await approved.CurrentAsync(cancellation);
        var now = clock.GetUtcNow().UtcDateTime;
        var today = DateOnly.FromDateTime(now);
        var drills = lists.Drills.Where(drill => drill.StateAt(now) == DrillState.Running).ToList();
        var key = FormattableString.Invariant($"{today:yyyy-MM-dd} {lists.Key} {string.Join(' ', drills)}");
        return (key, [.. Joined(lists, today), .. drills.Select(drill => drill.Person)]);
    }

    /// <summary>Whether anything was ever approved.</summary>
    public async Task<bool> HasAnyAsync(CancellationToken cancellation) =>
        await approved.CurrentAsync(cancellation) is var lists && (lists.All.Any() || lists.Drills.Count > 0);

    private static IEnumerable<AlertEntry> Joined(ApprovedLists lists, DateOnly today) =>
        lists.All.Where(one => one.On(today) == Standing.InEffect).Select(one => one.Entry);
}
