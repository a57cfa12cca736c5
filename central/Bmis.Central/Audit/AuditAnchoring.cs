using Bmis.Central.CommandLine;
using Bmis.Central.Database;
using Bmis.Central.Distribution;
using Dapper;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Bmis.Central.Audit;

/// <summary>Signs the end of the chain at start and once a day, when it has grown since.</summary>
internal sealed class AuditAnchoring(
    IWarehouse warehouse,
    ListPublisher signing,
    IOptions<DistributionOptions> options,
    TimeProvider clock,
    ILogger<AuditAnchoring> logger) : RecurringWork(Interval, clock)
{
    private const string SelectHead =
        """
        select number, hash from audit_head
        where id = 1 and number > coalesce((select max(number) from audit_anchor), 0)
        """;

    private const string Insert =
        """
        insert into audit_anchor (number, hash, at, key_id, signature)
        values (@Number, @Hash, @At, @KeyId, @Signature) on conflict do nothing
        """;

    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    /// <summary>Signs what is new; false when nothing is, or there is no key.</summary>
    public async Task<bool> AnchorAsync(CancellationToken cancellation)
    {
        if (!signing.CanSign)
            return false;
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var head = await connection.QuerySingleOrDefaultAsync<AuditAnchor>(
            new CommandDefinition(SelectHead, cancellationToken: cancellation));
        if (head is null)
            return false;
        using var key = signing.LoadKey();
        var anchor = head with { At = Clock.GetUtcNow().UtcDateTime, KeyId = options.Value.KeyId };
        return await connection.ExecuteAsync(
            new CommandDefinition(Insert, anchor.Signed(key), cancellationToken: cancellation)) == 1;
    }

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        try
        {
            await AnchorAsync(cancellation);
        }
        catch (Exception fault) when (fault is NpgsqlException or StopException)
        {
            Log.AuditFailed(logger, fault.Message);
        }
    }
}
