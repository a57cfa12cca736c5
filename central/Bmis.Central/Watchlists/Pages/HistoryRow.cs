using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;

namespace Bmis.Central.Watchlists.Pages;

/// <summary>A version of what the desk said, who was behind it, and what was said before. Prints as its id.</summary>
internal sealed record HistoryRow(
    PastWord Past, PastWord? Before, Proposal Proposal, string Reason, string DecisionReason)
{
    public override string ToString() => Past.Word.SubjectId;
}
