using Bmis.Central.Watchlists.Proposals;

namespace Bmis.Central.Watchlists.Pages;

/// <summary>All lists, their versions, and what waits for a second person.</summary>
internal sealed record ListsView(
    IReadOnlyList<(string Name, string Source)> Lists,
    IReadOnlyList<StoredVersion> Versions,
    IReadOnlyList<Proposal> Open,
    DateTimeOffset Now);
