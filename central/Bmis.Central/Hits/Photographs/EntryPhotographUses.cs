using Bmis.Central.Watchlists.Proposals;
using Dapper;
using Npgsql;

namespace Bmis.Central.Hits.Photographs;

/// <summary>
/// Which proposals say a photograph, in the transaction of the proposal and of its decision: a photograph stays while
/// one of them does.
/// </summary>
internal static class EntryPhotographUses
{
    /// <summary>Whether somebody uses the photograph <c>kept</c>.</summary>
    public const string IsUsed =
        """
        (kept.used_at is not null
            or exists (select from entry_photograph_use one where one.reference = kept.reference))
        """;

    private const string Insert =
        """
        insert into entry_photograph_use (reference, proposal_id)
        select reference, @proposal from entry_photograph where reference = any(@references)
        on conflict do nothing
        """;

    private const string Delete =
        "delete from entry_photograph_use where proposal_id = @proposal returning reference";

    private const string Remove =
        $"delete from entry_photograph as kept where reference = any(@references) and not {IsUsed}";

    /// <summary>Keeps the photographs that a proposal says.</summary>
    public static async Task AddAsync(NpgsqlTransaction transaction, ProposalContent content)
    {
        string[] references =
        [
            .. content.Changes.Select(change => change.Entry?.Photograph ?? "").Where(EntryPhotographs.IsReference),
        ];
        if (references.Length > 0)
            await transaction.Connection!.ExecuteAsync(
                Insert, new { references, proposal = content.ProposalId }, transaction);
    }

    /// <summary>Removes the photographs that nobody but a rejected proposal says.</summary>
    public static async Task RemoveAsync(NpgsqlTransaction transaction, Guid proposal)
    {
        var references = (await transaction.Connection!.QueryAsync<string>(Delete, new { proposal }, transaction))
            .ToArray();
        if (references.Length > 0)
            await transaction.Connection!.ExecuteAsync(Remove, new { references }, transaction);
    }
}
