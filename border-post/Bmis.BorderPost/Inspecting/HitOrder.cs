using Bmis.Crossings.Records;
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

    /// <summary>
    /// The hits of all lists; an entry that was found by a name and by prints is one hit, explained by both, and open
    /// when one of them is.
    /// </summary>
    internal static IEnumerable<ExplainedHit> Merged(IEnumerable<AlertScreeningResult> screenings)
    {
        var found = screenings.Select(one => one.Hits).Where(hits => hits.Count > 0).ToList();
        return found.Count < 2
            ? found.SelectMany(hits => hits)
            : Of(found.SelectMany(hits => hits).OrderBy(one => one.Hit.IsCleared)
                .GroupBy(one => one.Hit.EntryId).Select(same => same.First() with
                {
                    Hit = same.First().Hit with { Score = same.Max(one => one.Hit.Score) },
                    Pieces = [.. same.SelectMany(one => one.Pieces)],
                }));
    }

    /// <summary>
    /// What a record holds of them. Each kind has places of its own, so that neither what was cleared nor what is
    /// collected takes the place of what is open; of a kind the weakest actions are left out.
    /// </summary>
    internal static IReadOnlyList<AlertHit> Recorded(IEnumerable<AlertHit> hits)
    {
        var ordered = hits.OrderByDescending(one => AlertPrecedence.RankOf(ActionNames.Read(one.Action))).ToList();
        return
        [
            .. ordered.Where(one => one.IsOpen).Take(Crossing.MostOpenHits),
            .. ordered.Where(one => one is { IsDiscreet: true, IsCleared: false }).Take(Crossing.MostOtherHits),
            .. ordered.Where(one => one.IsCleared).Take(Crossing.MostOtherHits),
        ];
    }

    /// <summary>How many open ones a record has no place for; of others no record tells.</summary>
    internal static int LeftOut(IEnumerable<AlertHit> hits) =>
        Math.Max(0, hits.Count(one => one.IsOpen) - Crossing.MostOpenHits);
}
