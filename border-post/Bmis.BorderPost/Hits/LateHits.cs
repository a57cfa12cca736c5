using Bmis.BorderPost.Inspecting;
using Bmis.Crossings;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;
using Bmis.Watchlist.Lists;

namespace Bmis.BorderPost.Hits;

/// <summary>Which crossings a newer list is asked about, and what of its answer is news; pure.</summary>
internal static class LateHits
{
    /// <summary>Whether a crossing was decided with an older list, or with none, and still matters.</summary>
    internal static bool IsDue(Crossing crossing, ILateList list, long version, DateTimeOffset since) =>
        crossing.DecidedAt >= since
        && crossing.ReferralId is null
        && crossing.Decision != DecisionCode.Cancelled
        && list.Concerns(crossing)
        && VersionOf(crossing.Lists, list.Name) < version;

    /// <summary>The version of a list that was consulted; 0 for none.</summary>
    internal static long VersionOf(IEnumerable<ConsultedList> lists, string list = ListNames.Alert) =>
        lists.Where(one => one.Name == list).Select(one => one.Version).DefaultIfEmpty().Max();

    /// <summary>
    /// Whether a hit says more than the crossing knew: its entry was not hit then and raised no chase since, or it asks
    /// for something stronger now. Of what the traveller was cleared then, only another content is news, and a match by
    /// prints: who was cleared of a name may have the listed person's fingers.
    /// </summary>
    internal static bool IsNews(AlertHit hit, Crossing crossing, HitStory story)
    {
        if (hit.IsCleared) return false;
        var same = crossing.Hits.Where(one => one.EntryId == hit.EntryId).ToList();
        if (same.Exists(one => one.IsCleared && one.List == hit.List && one.EntryDigest == hit.EntryDigest))
            return false;
        IEnumerable<AlertHit> known = story.Late is { } late ? [.. same, late.Hit] : same;
        return known.Where(one => !one.IsCleared).All(one => RankOf(one) < RankOf(hit));
    }

    private static int RankOf(AlertHit hit) => AlertPrecedence.RankOf(ActionNames.Read(hit.Action));
}
