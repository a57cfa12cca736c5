using Bmis.Central.Watchlists.Proposals;
using Dapper;
using Npgsql;

namespace Bmis.Central.Fingerprints.AlertPrints;

/// <summary>Which proposals say a print, in the transaction of the proposal.</summary>
internal static class EntryPrintUses
{
    private const string Insert =
        """
        insert into entry_print_use (reference, proposal_id)
        select reference, @proposal from entry_print where reference = any(@references)
        on conflict do nothing
        """;

    public static async Task AddAsync(NpgsqlTransaction transaction, ProposalContent content)
    {
        string[] references =
        [
            .. content.Changes.SelectMany(change => PrintReference.Of(change.Entry?.Samples ?? []))
                .Select(one => one.ToString()),
        ];
        if (references.Length > 0)
            await transaction.Connection!.ExecuteAsync(
                Insert, new { references, proposal = content.ProposalId }, transaction);
    }
}
