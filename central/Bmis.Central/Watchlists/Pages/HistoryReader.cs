using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;

namespace Bmis.Central.Watchlists.Pages;

/// <summary>Reads the history of an entry or of a list's terms.</summary>
internal sealed class HistoryReader(DeskWordStore words, ProposalStore proposals)
{
    /// <summary>Every version, the newest first.</summary>
    public async Task<IReadOnlyList<HistoryRow>> OfAsync(string subjectId, CancellationToken cancellation)
    {
        var past = await words.OfAsync(subjectId, cancellation);
        var rows = new List<HistoryRow>();
        for (var i = 0; i < past.Count; i++)
        {
            var id = past[i].ProposalId;
            var (content, _) = await proposals.ContentAsync(id, cancellation);
            rows.Add(new(
                past[i],
                i == 0 ? null : past[i - 1],
                (await proposals.FindAsync(id, cancellation))!,
                content.Reason,
                await proposals.DecisionReasonAsync(id, cancellation)));
        }

        rows.Reverse();
        return rows;
    }
}
