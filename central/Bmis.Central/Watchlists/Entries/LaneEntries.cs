using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists.Entries;

/// <summary>
/// The place where everything joins that lanes screen against: the approved entries of imported lists and the desk's
/// own, with their lists' terms. Left out is what is withdrawn, has expired, asks for nothing, or only freezes assets.
/// </summary>
internal sealed class LaneEntries(ApprovedReader approved, TimeProvider clock)
{
    /// <summary>The entries as lanes get them today, and a key that changes when they may have changed.</summary>
    public async Task<(string Key, IReadOnlyList<AlertEntry> Entries)> TodayAsync(CancellationToken cancellation)
    {
        var lists = await approved.CurrentAsync(cancellation);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return (FormattableString.Invariant($"{today:yyyy-MM-dd} {lists.Key}"), [.. Joined(lists, today)]);
    }

    /// <summary>Whether anything was ever approved.</summary>
    public async Task<bool> HasAnyAsync(CancellationToken cancellation) =>
        (await approved.CurrentAsync(cancellation)).All.Any();

    /// <summary>What joins, in order; a further source of entries for lanes is a line here.</summary>
    private static IEnumerable<AlertEntry> Joined(ApprovedLists lists, DateOnly today) =>
        lists.All.Where(one => one.On(today) == Standing.InEffect).Select(one => one.Entry);
}
