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
    IReadOnlyList<DeskWord> Vanished,
    IReadOnlyList<Proposal> Imports,
    DateOnly Today)
{
    /// <summary>The latest proposal by which a version was or is to be put into effect.</summary>
    public Proposal? ProposalOf(StoredVersion version) => Imports.FirstOrDefault(
        proposal => proposal.Subjects.Contains(ImportedChange.SubjectOf(version.ListName, version.Version)));

    /// <summary>The other forms of its source.</summary>
    public IReadOnlyList<string> Forms => ListRules.FormsOf(List);

    public int Count(string show) => Entries.Count(entry => EntryFilter.Of(show).Takes(entry, Today));

    public override string ToString() => List.Name;
}
