using Bmis.Central.Watchlists.Drills;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists.Entries;

/// <summary>All lists and entries as they are approved at one moment. Immutable; swapped whole.</summary>
internal sealed class ApprovedLists
{
    private readonly Dictionary<string, ListedEntry> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ListedEntry>> _byList = new(StringComparer.Ordinal);
    private readonly HashSet<string> _displaced = new(StringComparer.Ordinal);

    public ApprovedLists(
        string key,
        DateOnly day,
        IReadOnlyList<ApprovedList> lists,
        IReadOnlyDictionary<string, IReadOnlyList<AlertEntry>> imported,
        IReadOnlyDictionary<string, DeskWord> words)
    {
        (Key, Day, Lists) = (key, day, lists);
        Drills =
        [
            .. words.Values.Where(word => word.Drill is not null)
                .Select(word => new Drill(word.SubjectId, word.Version, word.Drill!))
                .OrderBy(drill => drill.Plan.StartsAt).ThenBy(drill => drill.Id, StringComparer.Ordinal),
        ];
        // An id says its source, not its list: a list that counts no more takes none from one that does.
        foreach (var list in lists.OrderBy(list => list.On(day)).ThenBy(list => list.Name, StringComparer.Ordinal))
        {
            _byList[list.Name] = [];
            foreach (var entry in imported.GetValueOrDefault(list.Name) ?? [])
                Add(list, entry, words.GetValueOrDefault(entry.Id));
        }

        foreach (var word in words.Values.Where(word => word.Entry is { Own: not null }))
            if (List(word.Entry!.OwnList) is { } own) Add(own, null, word);
        foreach (var list in lists.Where(list => list.IsDesk))
            _byList[list.Name].Sort((one, other) => string.CompareOrdinal(one.Id, other.Id));
        Vanished =
        [
            .. words.Values
                .Where(word => word.Entry is { Own: null, SaysNothing: false } && Find(word.SubjectId) is null)
                .OrderBy(word => word.SubjectId, StringComparer.Ordinal),
        ];
    }

    /// <summary>The versions from which this was made; equal keys mean equal content.</summary>
    public string Key { get; }

    /// <summary>The day for which it was made: the lists that count on it come before the others.</summary>
    public DateOnly Day { get; }

    /// <summary>In the order of their names.</summary>
    public IReadOnlyList<ApprovedList> Lists { get; }

    /// <summary>What the desk said of entries that their source has no more, in the order of their ids.</summary>
    public IReadOnlyList<DeskWord> Vanished { get; }

    /// <summary>Every entry once, also the withdrawn and expired ones.</summary>
    public IEnumerable<ListedEntry> All => Lists.SelectMany(list => Of(list.Name));

    public ApprovedList? List(string name) => Lists.FirstOrDefault(list => list.Name == name);

    /// <summary>
    /// The list of headquarters' own that somebody names for an entry; where nobody does, the one on which it stands,
    /// or the one that was always there.
    /// </summary>
    public ApprovedList? OwnList(string name, ListedEntry? before)
    {
        var wanted = name.Trim() is { Length: > 0 } named ? named : before?.List.Name ?? ApprovedList.Desk;
        return List(wanted) is { IsDesk: true } own ? own : null;
    }

    /// <summary>The entries of a list in the order of their ids; of two with one id that in effect has it.</summary>
    public IReadOnlyList<ListedEntry> Of(string listName) => _byList.GetValueOrDefault(listName) ?? [];

    /// <summary>Whether another list has an id that stands on this one too.</summary>
    public bool IsDisplaced(string listName) => _displaced.Contains(listName);

    /// <summary>The first entry of another list that counts which has one of these ids; null for none.</summary>
    public ListedEntry? Elsewhere(string listName, IEnumerable<string> ids) => ids.Select(Find).FirstOrDefault(
        found => found is not null && found.List.Name != listName && found.List.Counts(Day));

    /// <summary>Every approved drill by its time; they stand on no list, so that no search and no change meets them.
    /// </summary>
    public IReadOnlyList<Drill> Drills { get; }

    public Drill? FindDrill(string id) => Drills.FirstOrDefault(drill => drill.Id == id);

    public ListedEntry? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>What the desk said of an entry that its source has no more, or null.</summary>
    public DeskWord? FindVanished(string id) => Vanished.FirstOrDefault(word => word.SubjectId == id);

    /// <summary>The same for a list. Words from before they named their list are told by their id.</summary>
    public IReadOnlyList<DeskWord> VanishedOf(string listName) =>
        [.. Vanished.Where(word => (word.Entry!.ListName ?? word.SubjectId.Split(':')[0]) == listName)];

    private void Add(ApprovedList list, AlertEntry? imported, DeskWord? word)
    {
        if ((word?.Entry?.Over(imported) ?? imported) is not { } said) return;
        var listed = new ListedEntry(list, imported, word?.Entry, word?.Version ?? 0, said);
        if (_byId.TryAdd(said.Id, listed)) _byList[list.Name].Add(listed);
        else _displaced.Add(list.Name);
    }
}
