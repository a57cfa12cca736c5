using System.Security.Cryptography;
using System.Text;
using Bmis.Central.Database;
using Bmis.Central.Keys;
using Bmis.Central.Watchlists.Entries;
using Dapper;
using Npgsql;

namespace Bmis.Central.Watchlists.Proposals;

/// <summary>The proposals in the warehouse; what they say is sealed.</summary>
internal sealed class ProposalStore(IWarehouse warehouse, WarehouseKeys keys)
{
    private const string Columns =
        """
        select proposal_id, kind, list_name, subjects, content_sha256, is_urgent, proposed_at, proposed_by, decision,
            decided_at, decided_by
        from desk_proposal
        """;

    private const string Hold = "select pg_advisory_xact_lock(hashtextextended('alert desk', 0))";

    private const string Insert =
        """
        insert into desk_proposal (
            proposal_id, kind, list_name, subjects, sealed, content_sha256, is_urgent, proposed_at, proposed_by)
        values (@id, @kind, @listName, @subjects, @bytes, @digest, @isUrgent, @at, @by)
        """;

    private const string Decide =
        """
        update desk_proposal set decision = @decision, decided_at = @at, decided_by = @by, sealed_reason = @bytes
        where proposal_id = @id and decision is null
        """;

    private const string OpenUrgent =
        """
        select exists (select from desk_proposal where is_urgent and decision is null and subjects && @subjects)
        """;

    private const string AnyOpenUrgent =
        "select exists (select from desk_proposal where is_urgent and decision is null)";

    private const string Overdue =
        "select count(*) from desk_proposal where is_urgent and decision is null and proposed_at <= @before";

    private const string CallOut =
        """
        update desk_proposal set escalated_at = coalesce(escalated_at, @now),
            lapse_due_at = case when proposed_at <= @lapse then @now end
        where is_urgent and decision is null
            and (escalated_at is null and proposed_at <= @overdue or lapse_due_at is null and proposed_at <= @lapse)
        returning proposal_id, lapse_due_at is not null
        """;

    /// <summary>Begins a transaction that nobody else's runs beside.</summary>
    public static async Task<NpgsqlTransaction> HoldAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var transaction = await connection.BeginTransactionAsync(cancellation);
        await HoldAsync(transaction);
        return transaction;
    }

    /// <summary>Waits until nobody else changes what is approved; ends with the transaction.</summary>
    public static Task HoldAsync(NpgsqlTransaction transaction) =>
        transaction.Connection!.ExecuteAsync(Hold, transaction: transaction);

    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellation) =>
        warehouse.ForRegistry().OpenConnectionAsync(cancellation);

    /// <summary>Those that wait for a decision, the oldest first.</summary>
    public async Task<IReadOnlyList<Proposal>> OpenOnesAsync(CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        return [.. await connection.QueryAsync<Proposal>(
            Columns + " where decision is null order by is_urgent desc, proposed_at limit 500")];
    }

    /// <summary>The latest that were decided.</summary>
    public async Task<IReadOnlyList<Proposal>> DecidedOnesAsync(int most, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        return [.. await connection.QueryAsync<Proposal>(
            Columns + " where decision is not null order by decided_at desc limit @most", new { most })];
    }

    /// <summary>Every proposal that concerns a subject, the newest first.</summary>
    public async Task<IReadOnlyList<Proposal>> AboutAsync(string subjectId, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        return [.. await connection.QueryAsync<Proposal>(
            Columns + " where subjects @> array[@subjectId] order by proposed_at desc limit 500", new { subjectId })];
    }

    public async Task<Proposal?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        return await FindAsync(connection, id, null);
    }

    public static Task<Proposal?> FindAsync(NpgsqlTransaction transaction, Guid id) =>
        FindAsync(transaction.Connection!, id, transaction);

    /// <summary>What a proposal says, and the digest of the very bytes.</summary>
    /// <exception cref="InvalidDataException">It was changed or moved.</exception>
    public async Task<(ProposalContent Content, string Sha256)> ContentAsync(Guid id, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        var stored = await connection.QuerySingleAsync<byte[]>(
            "select sealed from desk_proposal where proposal_id = @id", new { id });
        var bytes = keys.OpenSecret(Place(id), stored);
        return (DeskWord.Read<ProposalContent>(bytes), Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    /// <summary>Why a proposal was rejected or lapsed, or what was said with its approval; empty for nothing.</summary>
    public async Task<string> DecisionReasonAsync(Guid id, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        var stored = await connection.QuerySingleOrDefaultAsync<byte[]?>(
            "select sealed_reason from desk_proposal where proposal_id = @id", new { id });
        return stored is null ? "" : Encoding.UTF8.GetString(keys.OpenSecret(ReasonPlace(id), stored));
    }

    /// <summary>Whether an urgent entry among these still waits for its second person.</summary>
    public static Task<bool> HasOpenUrgentAsync(NpgsqlTransaction transaction, string[] subjects) =>
        transaction.Connection!.ExecuteScalarAsync<bool>(OpenUrgent, new { subjects }, transaction);

    /// <summary>Whether an urgent entry stands that nobody has confirmed yet.</summary>
    public static Task<bool> HasOpenUrgentAsync(NpgsqlTransaction transaction) =>
        transaction.Connection!.ExecuteScalarAsync<bool>(AnyOpenUrgent, transaction: transaction);

    /// <summary>The proposals of a list's imported versions that wait.</summary>
    public static async Task<IReadOnlyList<Proposal>> OpenVersionsAsync(
        NpgsqlTransaction transaction, string listName) =>
        [.. await transaction.Connection!.QueryAsync<Proposal>(
            Columns + " where list_name = @listName and kind = 'version' and decision is null",
            new { listName },
            transaction)];

    /// <summary>The proposals of a list's imported versions, the newest first.</summary>
    public async Task<IReadOnlyList<Proposal>> VersionsAsync(string listName, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        return [.. await connection.QueryAsync<Proposal>(
            Columns + " where list_name = @listName and kind = 'version' order by proposed_at desc limit 500",
            new { listName })];
    }

    public Task AddAsync(
        NpgsqlTransaction transaction, ProposalContent content, string listName, bool isUrgent, DateTime at, string by)
    {
        var bytes = DeskWord.Write(content);
        return transaction.Connection!.ExecuteAsync(
            Insert,
            new
            {
                id = content.ProposalId,
                kind = JsonName.Of(content.Kind),
                listName,
                subjects = content.Changes.Select(change => change.SubjectId).ToArray(),
                bytes = keys.SealSecret(Place(content.ProposalId), bytes),
                digest = SHA256.HashData(bytes),
                isUrgent,
                at,
                by,
            },
            transaction);
    }

    /// <summary>Writes a decision down; false when there is one.</summary>
    public async Task<bool> DecideAsync(
        NpgsqlTransaction transaction, Guid id, string decision, string reason, DateTime at, string by) =>
        await transaction.Connection!.ExecuteAsync(
            Decide,
            new
            {
                id,
                decision,
                at,
                by,
                bytes = reason.Length == 0
                    ? null
                    : keys.SealSecret(ReasonPlace(id), Encoding.UTF8.GetBytes(reason)),
            },
            transaction) == 1;

    /// <summary>Urgent entries that have waited too long.</summary>
    public async Task<int> OverdueAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        return await connection.ExecuteScalarAsync<int>(
            Overdue, new { before = now.UtcDateTime - UrgentTimes.Overdue });
    }

    /// <summary>Notes which urgent entries have become overdue or due to lapse, each once.</summary>
    public async Task<IReadOnlyList<(Guid Id, bool IsLapseDue)>> CallOutAsync(
        DateTimeOffset now, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        var at = now.UtcDateTime;
        return [.. await connection.QueryAsync<(Guid, bool)>(
            CallOut, new { now = at, overdue = at - UrgentTimes.Overdue, lapse = at - UrgentTimes.LapseDue })];
    }

    private static async Task<Proposal?> FindAsync(
        NpgsqlConnection connection, Guid id, NpgsqlTransaction? transaction) =>
        await connection.QuerySingleOrDefaultAsync<Proposal>(
            Columns + " where proposal_id = @id", new { id }, transaction);

    private static string Place(Guid id) => $"proposal {id}";

    private static string ReasonPlace(Guid id) => $"decision {id}";
}
