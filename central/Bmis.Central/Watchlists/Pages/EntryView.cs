using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;

namespace Bmis.Central.Watchlists.Pages;

/// <summary>What the page of an entry shows.</summary>
/// <param name="Listed">The entry; null for one that only waits, or is gone.</param>
/// <param name="EntryId">Its id.</param>
/// <param name="History">Every version of what the desk said, the newest first.</param>
/// <param name="Waiting">Proposals about it that wait.</param>
/// <param name="Today">The day on which it is looked at.</param>
internal sealed record EntryView(
    ListedEntry? Listed,
    string EntryId,
    IReadOnlyList<HistoryRow> History,
    IReadOnlyList<Proposal> Waiting,
    DateOnly Today)
{
    public override string ToString() => EntryId;
}
