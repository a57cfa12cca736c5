using System.Text;
using Bmis.Central.Database;
using Bmis.Central.Keys;
using Bmis.Crossings;
using Dapper;
using Npgsql;

namespace Bmis.Central.LostDocuments;

/// <summary>The proposals in the warehouse. One waits at a time: a newer one takes its place.</summary>
internal sealed class LostDocumentProposals(IWarehouse warehouse, WarehouseKeys keys)
{
    private const string Columns =
        """
        select proposal_id, content_sha256, index_sha256, supplement_sha256, documents, overlays, added, removed,
            base_version, feed, proposed_at, proposed_by, decision, decided_by, index_version, supplement_version
        from lost_document_proposal
        """;

    private const string Hold = "select pg_advisory_xact_lock(hashtextextended('lost documents desk', 0))";

    private const string Insert =
        """
        insert into lost_document_proposal (proposal_id, content_sha256, index_sha256, supplement_sha256, documents,
            overlays, added, removed, base_version, feed, proposed_at, proposed_by)
        values (@ProposalId, @ContentSha256, @IndexSha256, @SupplementSha256, @Documents,
            @Overlays, @Added, @Removed, @BaseVersion, @Feed, @ProposedAt, @ProposedBy)
        """;

    private const string Supersede =
        """
        update lost_document_proposal set decision = 'superseded', decided_at = @now, decided_by = @by
        where decision is null
        """;

    private const string Decide =
        """
        update lost_document_proposal
        set decision = @decision, decided_at = @now, decided_by = @by, sealed_reason = @reason
        where proposal_id = @id
        """;

    private const string Finish =
        """
        update lost_document_proposal set index_version = @index, supplement_version = @supplement
        where proposal_id = @id
        """;

    private const string InEffect =
        "select coalesce(max(version), 0) from published_list where list_name = @name";

    /// <summary>Begins a transaction that nobody else's runs beside.</summary>
    public static async Task<NpgsqlTransaction> HoldAsync(
        NpgsqlConnection connection, CancellationToken cancellation)
    {
        var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(Hold, transaction: transaction);
        return transaction;
    }

    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellation) =>
        warehouse.ForRegistry().OpenConnectionAsync(cancellation);

    /// <summary>The newest ones, whatever was decided.</summary>
    public async Task<IReadOnlyList<LostDocumentProposal>> NewestAsync(int most, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        return [.. await connection.QueryAsync<LostDocumentProposal>(
            Columns + " order by proposed_at desc limit @most", new { most })];
    }

    /// <summary>The newest proposal with a digest.</summary>
    public static Task<LostDocumentProposal?> FindAsync(NpgsqlTransaction transaction, byte[] digest) =>
        transaction.Connection!.QueryFirstOrDefaultAsync<LostDocumentProposal>(
            Columns + " where content_sha256 = @digest order by proposed_at desc", new { digest }, transaction);

    /// <summary>The version of the supplement that lanes have; 0 for none.</summary>
    public static Task<long> InEffectAsync(NpgsqlTransaction transaction) =>
        transaction.Connection!.ExecuteScalarAsync<long>(
            InEffect, new { name = ListNames.LostDocumentsSupplement }, transaction);

    /// <summary>Adds one in the place of one that waits.</summary>
    public static async Task AddAsync(NpgsqlTransaction transaction, LostDocumentProposal proposal)
    {
        await transaction.Connection!.ExecuteAsync(
            Supersede, new { now = proposal.ProposedAt, by = proposal.ProposedBy }, transaction);
        await transaction.Connection!.ExecuteAsync(Insert, proposal, transaction);
    }

    public Task DecideAsync(
        NpgsqlTransaction transaction, Guid id, string decision, string reason, DateTime now, string by) =>
        transaction.Connection!.ExecuteAsync(
            Decide, new { id, decision, now, by, reason = Sealed(id, reason) }, transaction);

    /// <summary>Says which versions came of it.</summary>
    public static Task FinishAsync(NpgsqlTransaction transaction, Guid id, long index, long supplement) =>
        transaction.Connection!.ExecuteAsync(Finish, new { id, index, supplement }, transaction);

    private byte[]? Sealed(Guid id, string reason) =>
        reason.Length == 0 ? null : keys.SealSecret($"lost documents reason {id}", Encoding.UTF8.GetBytes(reason));
}
