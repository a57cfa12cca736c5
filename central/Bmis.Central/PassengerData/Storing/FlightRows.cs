using System.Data.Common;
using Bmis.Central.Database;
using Bmis.Central.PassengerData.Reading;
using Dapper;

namespace Bmis.Central.PassengerData.Storing;

/// <summary>Flights as rows. Whoever has put one in or found it holds it until the end of the transaction.</summary>
internal static class FlightRows
{
    private const string Upsert =
        """
        insert into flight as kept
            (flight_id, carrier, number, origin, departs_on, destination, departs_at, arrives_at, changed_at,
                accountable)
        select flight_id, carrier, number, origin, departs_on, destination, departs_at, arrives_at, @now, accountable
        from unnest(@FlightId, @Carrier, @Number, @Origin, @Day, @Destination, @DepartsAt::timestamp[],
                @ArrivesAt::timestamp[], @Accountable) with ordinality
            as one (flight_id, carrier, number, origin, departs_on, destination, departs_at, arrives_at,
                accountable, place)
        order by place
        on conflict (carrier, number, origin, departs_on) do update
        set destination = coalesce(nullif(excluded.destination, ''), kept.destination),
            departs_at = coalesce(excluded.departs_at, kept.departs_at),
            arrives_at = coalesce(excluded.arrives_at, kept.arrives_at),
            changed_at = excluded.changed_at,
            accountable = coalesce(nullif(kept.accountable, ''), excluded.accountable)
        returning flight_id, carrier, number, origin, departs_on as day
        """;

    private const string Close = "update flight set closed_at = coalesce(closed_at, @now) where flight_id = @flight";

    private const string Cancel =
        "update flight set cancelled_at = coalesce(cancelled_at, @now) where flight_id = @flight";

    /// <summary>
    /// The flights of messages, made where they are not there yet; in one order for everybody, so that none waits for
    /// another who waits for it.
    /// </summary>
    public static async Task<IReadOnlyDictionary<FlightKey, Guid>> EnsureAsync(
        DbTransaction transaction, IReadOnlyList<ReadTransmission> transmissions, DateTimeOffset now)
    {
        var flights = transmissions
            .SelectMany(one => one.Messages.Select(read => (one.Waiting.PartnerId, Read: read)))
            .Where(one => one.Read.Flight is not null)
            .GroupBy(one => one.Read.Flight!)
            .OrderBy(one => one.Key.ToString(), StringComparer.Ordinal)
            .Select(one => KeptFlight.Of(one.Key, one.Last().Read.Content.Flight!, one.First().PartnerId, now))
            .ToList();
        if (flights.Count == 0)
            return new Dictionary<FlightKey, Guid>();
        var kept = await transaction.Connection!.QueryAsync<KeptFlight>(
            Upsert, RowArrays.Of(flights, new { now }), transaction);
        return kept.ToDictionary(one => one.Key, one => one.FlightId);
    }

    /// <summary>Does what a message says of the flight itself: CL closes it, XF cancels it.</summary>
    public static async Task ApplyAsync(DbTransaction transaction, Guid flight, string function, DateTimeOffset now)
    {
        var statement = function switch
        {
            "CL" or "CLOB" or "CLNB" => Close,
            "XF" => Cancel,
            _ => null,
        };
        if (statement is not null)
            await transaction.Connection!.ExecuteAsync(statement, new { flight, now }, transaction);
    }
}
