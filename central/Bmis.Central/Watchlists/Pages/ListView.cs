using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;

namespace Bmis.Central.Watchlists.Pages;

/// <summary>What the page of a list shows.</summary>
internal sealed record ListView(
    ApprovedList List,
    IReadOnlyList<ListedEntry> Entries,
    IReadOnlyList<StoredVersion> Versions,
    EntryFilter Filter,
    IReadOnlyList<HistoryRow> History,
    IReadOnlyList<Proposal> Waiting,
    DateOnly Today)
{
    public int Count(string show) => Entries.Count(entry => EntryFilter.Of(show).Takes(entry, Today));

    public override string ToString() => List.Name;
}
