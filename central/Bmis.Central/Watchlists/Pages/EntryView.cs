using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists.Pages;

/// <summary>What the page of an entry shows.</summary>
/// <param name="Listed">The entry; null for one that only waits, or is gone.</param>
/// <param name="Vanished">What headquarters said of it, where its source has it no more.</param>
/// <param name="EntryId">Its id.</param>
/// <param name="History">Every version of what the desk said, the newest first.</param>
/// <param name="Waiting">Proposals about it that wait.</param>
/// <param name="Today">The day on which it is looked at.</param>
internal sealed record EntryView(
    ListedEntry? Listed,
    DeskWord? Vanished,
    string EntryId,
    IReadOnlyList<HistoryRow> History,
    IReadOnlyList<Proposal> Waiting,
    DateOnly Today)
{
    /// <summary>What its source says; nothing but the id where it has the entry no more.</summary>
    public AlertEntry? Imported => Vanished is null ? Listed?.Imported : Gone(EntryId);

    /// <summary>An entry of which nothing is known any more.</summary>
    public static AlertEntry Gone(string id) => new() { Id = id, Kind = EntryKind.Person, Actions = AlertActions.None };

    public override string ToString() => EntryId;
}
