using Bmis.Watchlist.Lists;

namespace Bmis.BorderPost.Inspecting;

/// <summary>Where several entries mean one person: the strongest action leads, then the best match.</summary>
internal static class HitOrder
{
    internal static IReadOnlyList<ExplainedHit> Of(IEnumerable<ExplainedHit> hits) =>
    [
        .. hits.OrderByDescending(one => AlertPrecedence.RankOf(one.Action))
            .ThenByDescending(one => one.Hit.Score)
            .ThenBy(one => one.Hit.EntryId, StringComparer.Ordinal),
    ];
}
