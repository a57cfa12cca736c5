using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;

namespace Bmis.Central.Watchlists.Pages;

/// <summary>All lists, their versions, and what waits for a second person.</summary>
internal sealed record ListsView(
    ApprovedLists Approved,
    IReadOnlyList<StoredVersion> Versions,
    IReadOnlyList<Proposal> Open,
    int UploadMegabytes,
    DateTimeOffset Now)
{
    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);
}
