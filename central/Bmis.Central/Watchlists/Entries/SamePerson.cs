using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists.Entries;

/// <summary>Says that two entries mean the same person, or takes it back; nothing else of either changes.</summary>
internal static class SamePerson
{
    /// <summary>Both entries with a link to each other.</summary>
    public static (string Id, DeskEntry Entry)[] Merged(ListedEntry one, ListedEntry other) =>
        [(one.Id, Linked(one, other.Id)), (other.Id, Linked(other, one.Id))];

    /// <summary>Both without.</summary>
    public static (string Id, DeskEntry Entry)[] Split(ListedEntry one, ListedEntry other) =>
        [(one.Id, Unlinked(one, other.Id)), (other.Id, Unlinked(other, one.Id))];

    private static DeskEntry Linked(ListedEntry entry, string id)
    {
        var desk = entry.Desk ?? new DeskEntry();
        return desk.With(null, AlertTerms.Silent, [.. desk.OwnLinks.Union([Link(id)])]);
    }

    private static DeskEntry Unlinked(ListedEntry entry, string id)
    {
        var desk = entry.Desk ?? new DeskEntry();
        return desk.With(null, AlertTerms.Silent, [.. desk.OwnLinks.Except([Link(id)])]);
    }

    private static AlertLink Link(string id) => new(AlertLinkKind.SamePerson, id);
}
