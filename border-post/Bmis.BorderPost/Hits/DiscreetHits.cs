using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Lists;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Hits;

/// <summary>Every discreet hit of this lane that is known: at the desk, in the records, and by a later list.</summary>
internal sealed class DiscreetHits(
    Journal journal, LaneRecords records, ChasedCrossings past, InspectionDesk desk, HitBook book, ListShelf shelf)
{
    private const int Most = 200;

    private volatile ReadUp? _read;

    /// <summary>
    /// The hits: whoever is at the desk and the open chases first, each of them; then the newest of the others.
    /// </summary>
    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal IReadOnlyList<DiscreetHit> All()
    {
        var all = Every().OrderByDescending(one => one.AtDesk).ThenByDescending(one => one.At)
            .ToLookup(one => one.AtDesk || one.Story.IsOpenChase);
        return [.. all[true], .. all[false].Take(Most)];
    }

    /// <summary>The hit of an inspection on an entry, however old; null when there is none.</summary>
    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal DiscreetHit? Find(Guid crossing, string entry) =>
        Every().FirstOrDefault(one => one.CrossingId == crossing && one.Hit.EntryId == entry);

    private IEnumerable<DiscreetHit> Every()
    {
        var head = journal.HeadSequence;
        var late = book.LateDiscreet.ToLookup(one => one.CrossingId);
        var recorded = Recorded(head, [.. late.Select(one => one.Key)]);
        var known = recorded.Select(one => one.CrossingId).ToHashSet();
        return AtDesk()
            .Concat(recorded.Where(one => one.Hits.Any(IsShown) || late.Contains(one.CrossingId))
                .SelectMany(one => Of(one, late[one.CrossingId])))
            .Concat(late.Where(one => !known.Contains(one.Key)).SelectMany(one => one)
                .Select(one => Make(one.CrossingId, one.Late!.At, false, null, null, one.Late.Hit)));
    }

    // The page asks every few seconds; the journal is read again only when it has grown.
    private IReadOnlyList<Crossing> Recorded(long head, IReadOnlyList<Guid> chased)
    {
        if (_read is { } read && read.Head == head) return read.Crossings;
        var recent = records.Recent().Select(one => one.Current).ToList();
        var older = past.Of(chased.Except(recent.Select(one => one.CrossingId))).Values;
        _read = new(head, [.. recent, .. older]);
        return _read.Crossings;
    }

    private IEnumerable<DiscreetHit> AtDesk() => desk.State.Active is { } active
        ? active.Hits.Where(one => IsShown(one.Hit)).Select(one => Make(
            active.Id, active.OpenedAt, true, active.Subject.Traveller, active.Subject.Document, one.Hit))
        : [];

    private IEnumerable<DiscreetHit> Of(Crossing crossing, IEnumerable<HitStory> late) =>
        crossing.Hits.Where(IsShown).Concat(late.Select(one => one.Late!.Hit)).DistinctBy(one => one.EntryId)
            .Select(one => Make(
                crossing.CrossingId, crossing.DecidedAt, false, crossing.Traveller, crossing.Document, one));

    private static bool IsShown(AlertHit hit) => hit is { IsDiscreet: true, IsCleared: false };

    private DiscreetHit Make(
        Guid id, DateTimeOffset at, bool atDesk, Traveller? traveller, TravelDocument? document, AlertHit hit)
    {
        var alerts = shelf.Alert.Content;
        var entry = alerts?.Find(hit.EntryId);
        return new(id, at, atDesk, traveller, document, hit, entry, book.Find(id, hit.EntryId))
        {
            Links = entry is null ? [] : [.. alerts!.LinksOf(entry, withDiscreet: true)],
        };
    }

    private sealed record ReadUp(long Head, IReadOnlyList<Crossing> Crossings)
    {
        public override string ToString() => "[read up]";
    }
}
