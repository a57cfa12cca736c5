using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Screens;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Hits;

/// <summary>Puts hits of newer lists into words, as far as their crossings are not erased.</summary>
internal sealed class LateHitWriter(LaneRecords records, IAlertScreening screening, HitViewWriter hits)
{
    /// <summary>The same hits in the same order.</summary>
    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal IReadOnlyList<LateHitView> Write(IReadOnlyList<HitStory> stories)
    {
        if (stories.Count == 0) return [];
        var crossings = records.Recent().ToDictionary(one => one.Current.CrossingId, one => one.Current);
        return
        [
            .. stories.Where(one => crossings.ContainsKey(one.CrossingId))
                .Select(one => new LateHitView(
                    one, crossings[one.CrossingId], View(one, crossings[one.CrossingId]))),
        ];
    }

    private HitView View(HitStory story, Crossing crossing)
    {
        if (story.Late!.Hit.Lost is not null) return hits.WriteLost(story.Late.Hit);
        var (traveller, document) = (crossing.Traveller, crossing.Document);
        var found = screening.Screen(traveller, document, crossing.Direction).Open
            .FirstOrDefault(one => one.Hit.EntryId == story.EntryId);
        return found is null ? hits.WriteGone(story.Late.Hit) : hits.WriteWhole(found, traveller, document);
    }
}
