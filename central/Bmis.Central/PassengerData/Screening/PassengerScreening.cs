using Bmis.Central.Database;
using Bmis.Central.Hits;
using Bmis.Watchlist.Lists;
using Dapper;
using Npgsql;

namespace Bmis.Central.PassengerData.Screening;

/// <summary>
/// Screens whoever is still to arrive again when a newer alert list is published. Servers share the work, a picture at
/// a time.
/// </summary>
internal sealed class PassengerScreening(
    IWarehouse warehouse,
    PassengerSeal seal,
    PublishedAlerts alerts,
    TimeProvider clock,
    ILogger<PassengerScreening> logger) : RecurringWork(Interval, clock)
{
    // Flights of yesterday may still be in the air, or late.
    private const string Select =
        """
        select p.picture_id from passenger_picture p join flight f using (flight_id)
        where p.screened_version < @version and p.replaced_by is null and f.departs_on >= @from
            and f.cancelled_at is null
        order by f.departs_on, p.picture_id limit 1 for update of p skip locked
        """;

    private const string SelectPersons =
        "select passenger_id, content from passenger where picture_id = @picture and content is not null";

    private const string Update =
        "update passenger_picture set screened_version = @version where picture_id = @picture";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Back = TimeSpan.FromDays(1);

    /// <summary>Screens every picture that was screened against an older list, or none; returns how many.</summary>
    internal async Task<int> RunAsync(CancellationToken cancellation)
    {
        var pictures = 0;
        if (await alerts.CurrentAsync(cancellation) is { } list)
            while (await ScreenNextAsync(list, cancellation))
                pictures++;
        return pictures;
    }

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        try
        {
            await RunAsync(cancellation);
        }
        catch (Exception fault) when (fault is NpgsqlException or InvalidDataException)
        {
            Log.PassengersNotScreened(logger, fault.GetType().Name);
        }
    }

    private async Task<bool> ScreenNextAsync(AlertSnapshot list, CancellationToken cancellation)
    {
        var now = Clock.GetUtcNow();
        var from = DateOnly.FromDateTime((now - Back).UtcDateTime);
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.QuerySingleOrDefaultAsync<Guid?>(Select, new { list.Version, from }, transaction)
            is not { } picture)
            return false;
        var persons = await connection.QueryAsync<(Guid Id, byte[] Content)>(
            SelectPersons, new { picture }, transaction);
        var hits = persons.Select(one => (one.Id, Facts: seal.Traveller(one.Id, one.Content)))
            .Where(one => one.Facts is not null)
            .SelectMany(one => PassengerHit.Of(one.Id, new KnownTraveller(one.Facts!), list, now))
            .ToList();
        await PassengerHitRows.AddAsync(transaction, hits);
        await connection.ExecuteAsync(Update, new { picture, list.Version }, transaction);
        await transaction.CommitAsync(cancellation);
        return true;
    }
}
