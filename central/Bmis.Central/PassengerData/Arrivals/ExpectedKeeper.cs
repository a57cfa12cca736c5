using Bmis.Central.Database;
using Bmis.Central.Distribution;
using Dapper;
using Npgsql;

namespace Bmis.Central.PassengerData.Arrivals;

/// <summary>
/// Says to which posts changed flights come, in an order that lanes can follow. Of several servers one works at a time,
/// so that no position becomes visible before an earlier one.
/// </summary>
internal sealed class ExpectedKeeper(
    IWarehouse warehouse, LaneBell bell, TimeProvider clock, ILogger<ExpectedKeeper> logger)
    : RecurringWork(Interval, clock)
{
    private const string Lock = "select pg_try_advisory_xact_lock(hashtextextended('expected keeper', 0))";

    private const string Take =
        """
        delete from expected_change
        where change_id in (select change_id from expected_change order by change_id limit 1000)
        returning flight_id
        """;

    private const string Tell =
        """
        insert into expected_flight (post_code, flight_id, position, is_gone)
        select a.post_code, f.flight_id, nextval('expected_position'), f.cancelled_at is not null
        from flight f join arrival_place a on a.place = f.destination
        where f.flight_id = any (@flights) order by f.departs_on, f.flight_id
        on conflict (post_code, flight_id) do update set position = excluded.position, is_gone = excluded.is_gone
        """;

    private const string TellOthers =
        """
        update expected_flight e set is_gone = true, position = nextval('expected_position')
        from flight f left join arrival_place a on a.place = f.destination
        where e.flight_id = f.flight_id and f.flight_id = any (@flights) and not e.is_gone
            and a.post_code is distinct from e.post_code
        """;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Tells of everything that has changed; false when another server is at it.</summary>
    internal async Task<bool> CatchUpAsync(CancellationToken cancellation)
    {
        while (await TakeAsync(cancellation) is { } taken)
            if (taken == 0)
                return true;
        return false;
    }

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        try
        {
            await CatchUpAsync(cancellation);
        }
        catch (NpgsqlException fault)
        {
            Log.ArrivalsNotTold(logger, fault.GetType().Name);
        }
    }

    private async Task<int?> TakeAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (!await connection.ExecuteScalarAsync<bool>(Lock, transaction: transaction))
            return null;
        var flights = (await connection.QueryAsync<Guid>(Take, transaction: transaction)).Distinct().ToArray();
        if (flights.Length == 0)
            return 0;
        await connection.ExecuteAsync(Tell, new { flights }, transaction);
        await connection.ExecuteAsync(TellOthers, new { flights }, transaction);
        await transaction.CommitAsync(cancellation);
        bell.Ring();
        return flights.Length;
    }
}
