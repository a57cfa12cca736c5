using Bmis.Central.Watchlists.Drills;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists.Entries;

/// <summary>All lists and entries as they are approved at one moment. Immutable; swapped whole.</summary>
internal sealed class ApprovedLists
{
    private readonly Dictionary<string, ListedEntry> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ListedEntry>> _byList = new(StringComparer.Ordinal);

    public ApprovedLists(
        string key,
        IReadOnlyList<ApprovedList> lists,
        IReadOnlyDictionary<string, IReadOnlyList<AlertEntry>> imported,
        IReadOnlyDictionary<string, DeskWord> words)
    {
        (Key, Lists) = (key, lists);
        Drills =
        [
            .. words.Values.Where(word => word.Drill is not null)
                .Select(word => new Drill(word.SubjectId, word.Version, word.Drill!))
                .OrderBy(drill => drill.Plan.StartsAt).ThenBy(drill => drill.Id, StringComparer.Ordinal),
        ];
        foreach (var list in lists)
        {
            _byList[list.Name] = [];
            foreach (var entry in imported.GetValueOrDefault(list.Name) ?? [])
                Add(list, entry, words.GetValueOrDefault(entry.Id));
        }

        var desk = lists.FirstOrDefault(list => list.IsDesk);
        if (desk is null) return;
        foreach (var word in words.Values.Where(word => word.Entry is { Own: not null })) Add(desk, null, word);
        _byList[desk.Name].Sort((one, other) => string.CompareOrdinal(one.Id, other.Id));
    }

    /// <summary>The versions from which this was made; equal keys mean equal content.</summary>
    public string Key { get; }

    /// <summary>In the order of their names.</summary>
    public IReadOnlyList<ApprovedList> Lists { get; }

    /// <summary>Every entry once, also the withdrawn and expired ones.</summary>
    public IEnumerable<ListedEntry> All => Lists.SelectMany(list => Of(list.Name));

    public ApprovedList? List(string name) => Lists.FirstOrDefault(list => list.Name == name);

    /// <summary>The entries of a list in the order of their ids; of two with one id the first list keeps it.</summary>
    public IReadOnlyList<ListedEntry> Of(string listName) => _byList.GetValueOrDefault(listName) ?? [];

    /// <summary>Every approved drill by its time; they stand on no list, so that no search and no change meets them.
    /// </summary>
    public IReadOnlyList<Drill> Drills { get; }

    public Drill? FindDrill(string id) => Drills.FirstOrDefault(drill => drill.Id == id);

    public ListedEntry? Find(string id) => _byId.GetValueOrDefault(id);

    private void Add(ApprovedList list, AlertEntry? imported, DeskWord? word)
    {
        if ((word?.Entry?.Over(imported) ?? imported) is not { } said) return;
        var listed = new ListedEntry(list, imported, word?.Entry, word?.Version ?? 0, said);
        if (_byId.TryAdd(said.Id, listed)) _byList[list.Name].Add(listed);
    }
}
