using Bmis.Central.Hits;
using Bmis.Central.Posts;
using Bmis.Central.Watchlists.Pages;

namespace Bmis.Central.Watchlists.Drills.Pages;

/// <summary>What the page of one drill shows. It prints as the drill's id.</summary>
/// <param name="Summary">The drill and what it came to.</param>
/// <param name="Rows">Every presentation; empty for who may not know.</param>
/// <param name="IsHidden">Whether the reader may not know what came of it.</param>
/// <param name="History">What the desk said of it.</param>
/// <param name="Posts">The posts' names.</param>
internal sealed record DrillView(
    DrillSummary Summary,
    IReadOnlyList<DrillRow> Rows,
    bool IsHidden,
    IReadOnlyList<HistoryRow> History,
    IReadOnlyList<PostName> Posts)
{
    public override string ToString() => Summary.Drill.Id;
}
