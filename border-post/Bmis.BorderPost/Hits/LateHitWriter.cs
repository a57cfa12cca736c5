using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Lists;
using Bmis.BorderPost.Screens;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Hits;

/// <summary>Puts hits of newer lists into words; of one whose record is erased, what is left of it.</summary>
internal sealed class LateHitWriter(
    ChasedCrossings past, IAlertScreening screening, PrintedAlerts prints, HitViewWriter hits)
{
    /// <summary>The same hits in the same order.</summary>
    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal IReadOnlyList<LateHitView> Write(IReadOnlyList<HitStory> stories)
    {
        var crossings = past.Of(stories.Select(one => one.CrossingId));
        return
        [
            .. stories.Select(one => crossings.GetValueOrDefault(one.CrossingId) is { } crossing
                ? new LateHitView(one, crossing, View(one, crossing))
                : new LateHitView(one, null, Left(one.Late!.Hit))),
        ];
    }

    private HitView Left(AlertHit hit) =>
        hit.Lost is null ? hits.WriteGone(hit) with { Id = hit.List } : hits.WriteLost(hit);

    private HitView View(HitStory story, Crossing crossing)
    {
        if (story.Late!.Hit.Lost is not null) return hits.WriteLost(story.Late.Hit);
        var (traveller, document) = (crossing.Traveller, crossing.Document);
        var found = screening.Screen(traveller, document, crossing.Direction).Open
            .FirstOrDefault(one => one.Hit.EntryId == story.EntryId)
            ?? prints.Explain(story.Late.Hit, traveller, document, crossing.Direction);
        return found is null ? hits.WriteGone(story.Late.Hit) : hits.WriteWhole(found, traveller, document);
    }
}
