using System.Data.Common;
using Bmis.Central.PassengerData.Reading;
using Dapper;

namespace Bmis.Central.PassengerData.Storing;

/// <summary>Flights as rows. Whoever has put one in or found it holds it until the end of the transaction.</summary>
internal static class FlightRows
{
    private const string Upsert =
        """
        insert into flight as kept
            (flight_id, carrier, number, origin, departs_on, destination, departs_at, arrives_at, changed_at)
        values (@id, @Carrier, @Number, @Origin, @Day, @to, @departure, @arrival, @now)
        on conflict (carrier, number, origin, departs_on) do update
        set destination = coalesce(nullif(excluded.destination, ''), kept.destination),
            departs_at = coalesce(excluded.departs_at, kept.departs_at),
            arrives_at = coalesce(excluded.arrives_at, kept.arrives_at),
            changed_at = excluded.changed_at
        returning flight_id
        """;

    private const string Close = "update flight set closed_at = coalesce(closed_at, @now) where flight_id = @flight";

    private const string Cancel =
        "update flight set cancelled_at = coalesce(cancelled_at, @now) where flight_id = @flight";

    /// <summary>
    /// The flights of messages, made where they are not there yet; in one order for everybody, so that none waits for
    /// another who waits for it.
    /// </summary>
    public static async Task<IReadOnlyDictionary<FlightKey, Guid>> EnsureAsync(
        DbTransaction transaction, IEnumerable<ReadMessage> messages, DateTimeOffset now)
    {
        var flights = messages.Where(one => one.Flight is not null)
            .GroupBy(one => one.Flight!, one => one.Content.Flight!)
            .OrderBy(one => one.Key.ToString(), StringComparer.Ordinal);
        var ids = new Dictionary<FlightKey, Guid>();
        foreach (var flight in flights)
        {
            var last = flight.Last();
            ids[flight.Key] = await transaction.Connection!.QuerySingleAsync<Guid>(
                Upsert,
                new
                {
                    id = Guid.CreateVersion7(now),
                    flight.Key.Carrier,
                    flight.Key.Number,
                    flight.Key.Origin,
                    flight.Key.Day,
                    to = last.To.ToUpperInvariant(),
                    departure = last.Departure,
                    arrival = last.Arrival,
                    now,
                },
                transaction);
        }

        return ids;
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
