using System.Collections.Frozen;
using Bmis.BorderPost.Inspecting;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Records;
using Bmis.Watchlist;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Scoring;

namespace Bmis.BorderPost.Lists;

/// <summary>
/// One version of the alert list as a lane screens with it: entries that are shown, entries that are collected
/// discreetly, and those that ask for nothing stand in snapshots of their own. So a discreet entry can change neither
/// the score of another one nor push it out of the answer. Immutable and safe for all threads.
/// </summary>
internal sealed class LaneAlerts
{
    private readonly IReadOnlyList<Part> _parts;

    private readonly FrozenDictionary<Guid, string> _subjects;

    // The names among the prints are made with the list, whatever a search finds: no search may take longer because it
    // was the first with a hit.
    private LaneAlerts(long version, IReadOnlyList<Part> parts)
    {
        (Version, _parts) = (version, parts);
        _subjects = Ids.ToFrozenDictionary(AlertSubject.Of);
    }

    internal long Version { get; }

    internal static LaneAlerts Build(string name, long version, IEnumerable<AlertEntry> entries) => new(
        version,
        [
            .. entries
                .GroupBy(entry => (OnEntry: SightOf(entry.Actions.OnEntry), OnExit: SightOf(entry.Actions.OnExit)))
                .Select(group => new Part(
                    group.Key.OnEntry, group.Key.OnExit,
                    AlertSnapshot.Build(name, version, group, MatchingParameters.ForSifting))),
        ]);

    /// <summary>What an entry asks for in a direction; a transit counts as coming in.</summary>
    internal static AlertAction ActionOf(AlertEntry entry, Direction direction) =>
        direction == Direction.Exit ? entry.Actions.OnExit : entry.Actions.OnEntry;

    /// <summary>The entries that possibly mean the traveller and ask for something in the direction.</summary>
    internal IEnumerable<AlertCandidate> Screen(AlertQuery query, Direction direction) => _parts
        .Where(part => (direction == Direction.Exit ? part.OnExit : part.OnEntry) != Sight.Nowhere)
        .SelectMany(part => part.Entries.Screen(query));

    /// <summary>The ids of all entries.</summary>
    internal IEnumerable<string> Ids => _parts.SelectMany(part => part.Entries.Entries).Select(entry => entry.Id);

    /// <summary>The entry with an id, or null.</summary>
    internal AlertEntry? Find(string id) =>
        _parts.Select(part => part.Entries.Find(id)).FirstOrDefault(entry => entry is not null);

    /// <summary>The id of the entry with a name among the prints (<see cref="AlertSubject"/>), or null.</summary>
    internal string? IdOf(Guid subject) => _subjects.GetValueOrDefault(subject);

    /// <summary>The names of all entries among the prints.</summary>
    internal IEnumerable<Guid> Subjects => _subjects.Keys;

    /// <summary>The entries of this version that belong to one; all of them for whom the discreet ones are no secret.
    /// </summary>
    internal IEnumerable<LinkedEntry> LinksOf(AlertEntry entry, bool withDiscreet) => entry.Links
        .Select(link => (link.Kind, Other: Find(link.EntryId)))
        .Where(link => link.Other is { } other && (withDiscreet || !IsDiscreet(other)))
        .Select(link => new LinkedEntry(link.Kind, link.Other!.Id, link.Other.Title));

    private static bool IsDiscreet(AlertEntry entry) =>
        SightOf(entry.Actions.OnEntry) == Sight.Discreet || SightOf(entry.Actions.OnExit) == Sight.Discreet;

    private static Sight SightOf(AlertAction action) => action switch
    {
        AlertAction.None => Sight.Nowhere,
        _ when AlertPrecedence.IsDiscreet(action) => Sight.Discreet,
        _ => Sight.Open,
    };

    private enum Sight
    {
        Nowhere,
        Discreet,
        Open,
    }

    private sealed record Part(Sight OnEntry, Sight OnExit, AlertSnapshot Entries);
}
