using Bmis.Central.Database;
using Dapper;

namespace Bmis.Central.PassengerData.Retention;

/// <summary>The policies as rows, and what runs have done by them.</summary>
internal sealed class RetentionStore(IWarehouse warehouse, TimeProvider clock)
{
    private const string Select =
        "select source, mask_days, keep_days, case_days, law, set_at, set_by from passenger_retention order by source";

    private const string Update =
        """
        update passenger_retention
        set mask_days = @MaskDays, keep_days = @KeepDays, case_days = @CaseDays, law = @Law, set_at = @now, set_by = @by
        where source = @Source
        """;

    private const string SelectRuns =
        """
        select done_at, done_by, source, masked, persons, bookings, copies, requests from passenger_erasure
        order by erasure_id desc limit @most
        """;

    public async Task<IReadOnlyList<RetentionPolicy>> PoliciesAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<RetentionPolicy>(Select)];
    }

    /// <summary>Sets a policy; it counts from the next run on.</summary>
    public async Task SetAsync(RetentionPolicy policy, string by, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var row = new DynamicParameters(policy);
        row.AddDynamicParams(new { now = clock.GetUtcNow(), by });
        await connection.ExecuteAsync(Update, row);
    }

    /// <summary>The newest runs that found something.</summary>
    public async Task<IReadOnlyList<RetentionRun>> RunsAsync(int most, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<RetentionRun>(SelectRuns, new { most })];
    }
}
