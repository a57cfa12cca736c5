using Bmis.Central.Hits;
using Bmis.Central.Posts;
using Bmis.Central.Watchlists.Proposals;

namespace Bmis.Central.Watchlists.Drills.Pages;

/// <summary>What the page of all drills shows.</summary>
internal sealed record DrillsView(
    IReadOnlyList<DrillSummary> Drills,
    IReadOnlyList<Proposal> Waiting,
    IReadOnlyList<DrillRow> Rows,
    IReadOnlyList<PostName> Posts)
{
    public override string ToString() => "[drills]";
}
