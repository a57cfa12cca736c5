using Bmis.Central.Database;
using Bmis.Central.Distribution;
using Dapper;

namespace Bmis.Central.Audit;

/// <summary>Reads the whole chain and its anchors and says where it was changed, if it was.</summary>
internal sealed class AuditVerifier(IWarehouse warehouse, ListPublisher signing)
{
    private const int RowsAtOnce = 5000;

    private const string SelectRows =
        """
        select number, at, actor, roles, post_code, action, subject, result, query_digest, previous, hash
        from audit_entry where number > @last order by number limit @RowsAtOnce
        """;

    private const string SelectAnchors = "select number, hash, at, key_id, signature from audit_anchor order by number";

    public async Task<AuditProof> VerifyAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var anchors = (await connection.QueryAsync<AuditAnchor>(
            new CommandDefinition(SelectAnchors, cancellationToken: cancellation))).ToDictionary(one => one.Number);
        if (anchors.Values.FirstOrDefault(anchor => !IsSigned(anchor)) is { } forged)
            return new(0, 0, forged.Number, "anchor.signature");
        var (last, previous) = (0L, new byte[32]);
        while (true)
        {
            var rows = (await connection.QueryAsync<AuditEntry>(new CommandDefinition(
                SelectRows, new { last, RowsAtOnce }, cancellationToken: cancellation))).ToList();
            foreach (var row in rows)
            {
                if (Problem(row, last, previous, anchors) is { } problem)
                    return new(last, 0, last + 1, problem);
                (last, previous) = (row.Number, row.Hash);
            }

            if (rows.Count < RowsAtOnce)
                break;
        }

        return await EndAsync(connection, last, previous, anchors);
    }

    private static string? Problem(
        AuditEntry row, long last, byte[] previous, Dictionary<long, AuditAnchor> anchors)
    {
        if (row.Number != last + 1)
            return "entry.missing";
        if (!row.Previous.SequenceEqual(previous) || !row.ComputeHash().SequenceEqual(row.Hash))
            return "entry.changed";
        return anchors.TryGetValue(row.Number, out var anchor) && !anchor.Hash.SequenceEqual(row.Hash)
            ? "anchor.differs"
            : null;
    }

    private static async Task<AuditProof> EndAsync(
        Npgsql.NpgsqlConnection connection, long last, byte[] previous, Dictionary<long, AuditAnchor> anchors)
    {
        var (number, hash) = await connection.QuerySingleAsync<(long, byte[])>("select number, hash from audit_head");
        if (number > last || anchors.Keys.Any(anchor => anchor > last))
            return new(last, anchors.Count, last + 1, "entry.missing");
        return number == last && hash.SequenceEqual(previous)
            ? new(last, anchors.Count, null, "")
            : new(last, anchors.Count, last, "head.differs");
    }

    // Without the key at hand an anchor can be compared with the chain, and not more.
    private bool IsSigned(AuditAnchor anchor)
    {
        if (!signing.CanSign)
            return true;
        using var key = signing.LoadKey();
        return anchor.IsSignedBy(key);
    }
}
