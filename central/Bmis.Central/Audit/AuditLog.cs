using Bmis.Central.Database;
using Dapper;
using Npgsql;

namespace Bmis.Central.Audit;

/// <summary>Appends to the audit. Done means committed; whoever cannot append must not answer.</summary>
internal sealed class AuditLog(IWarehouse warehouse, TimeProvider clock)
{
    internal const string Allowed = "allowed";
    internal const string Refused = "refused";

    private const string TakeHead = "select number, hash from audit_head where id = 1 for update";

    private const string Append =
        """
        insert into audit_entry (number, at, actor, roles, post_code, action, subject, result, query_digest,
            previous, hash)
        values (@Number, @At, @Actor, @Roles, @PostCode, @Action, @Subject, @Result, @QueryDigest, @Previous, @Hash);
        update audit_head set number = @Number, hash = @Hash where id = 1
        """;

    /// <summary>Numbers, dates and chains the entry, and commits it.</summary>
    /// <exception cref="NpgsqlException">Nothing was written.</exception>
    public async Task AppendAsync(AuditEntry entry, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var head = await connection.QuerySingleAsync<Head>(
            new CommandDefinition(TakeHead, null, transaction, cancellationToken: cancellation));
        var next = entry with { Number = head.Number + 1, At = Now(), Previous = head.Hash };
        next = next with { Hash = next.ComputeHash() };
        await connection.ExecuteAsync(new CommandDefinition(
            Append, next, transaction, cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
    }

    // The database keeps microseconds, so the hash must not see more.
    private DateTime Now()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
    }

    private sealed record Head
    {
        public long Number { get; init; }

        public byte[] Hash { get; init; } = [];
    }
}
