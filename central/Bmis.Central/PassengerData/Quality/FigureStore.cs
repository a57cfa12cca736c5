using System.Data.Common;
using Bmis.Central.Database;
using Dapper;
using Microsoft.Extensions.Options;

namespace Bmis.Central.PassengerData.Quality;

/// <summary>Reads the figures of carriers.</summary>
internal sealed class FigureStore(IWarehouse warehouse, IOptions<PassengerDataOptions> options, TimeProvider clock)
{
    private const string SelectAgain =
        """
        select m.accountable as carrier, sum(t.times_received - 1)::int as count
        from passenger_transmission t
        join passenger_message m on m.transmission_id = t.transmission_id and m.number = 1
        where t.received_at >= @Start and t.received_at < @End and t.times_received > 1 and m.accountable <> ''
            and (@carrier::text is null or m.accountable = @carrier)
        group by m.accountable
        """;

    private const string SelectUnread =
        """
        select t.partner_id as carrier, count(*)::int as count
        from passenger_transmission t
        where t.received_at >= @Start and t.received_at < @End and t.reason <> '' and t.channel <> 'mended'
            and (@carrier::text is null or t.partner_id = @carrier)
            and not exists (select from passenger_message m where m.transmission_id = t.transmission_id)
        group by t.partner_id
        """;

    private const string SelectTotals =
        """
        select f.accountable as carrier, count(*)::int as count
        from passenger_picture c join flight f using (flight_id)
        where c.received_at >= @Start and c.received_at < @End and c.is_whole and c.total <> c.counted
            and c.subject in ('passengers', 'crew', 'bookings')
            and (@carrier::text is null or f.accountable = @carrier)
        group by f.accountable
        """;

    /// <summary>Minutes before departure by which a list is in time.</summary>
    public int LeadMinutes => options.Value.LeadMinutes;

    /// <summary>Everybody of whom something came in the period, by name.</summary>
    public async Task<IReadOnlyList<CarrierFigures>> ReadAsync(QualityPeriod period, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        return await ReadAsync(connection, QueryOf(period, null), cancellation);
    }

    /// <summary>One of them; zeros when nothing came.</summary>
    public static async Task<CarrierFigures> OfAsync(
        DbConnection connection, FlightQuery query, CancellationToken cancellation) =>
        await ReadAsync(connection, query, cancellation) is [var one, ..] ? one : new() { Carrier = query.Carrier! };

    public FlightQuery QueryOf(QualityPeriod period, string? carrier) =>
        new(period, carrier, LeadMinutes, clock.GetUtcNow());

    private static async Task<IReadOnlyList<CarrierFigures>> ReadAsync(
        DbConnection connection, FlightQuery query, CancellationToken cancellation)
    {
        var messages = (await MessageFigureRows.ReadAsync(connection, query.Period, query.Carrier, cancellation))
            .ToDictionary(one => one.Carrier);
        var flights = (await FlightFigureRows.ReadAsync(connection, query, cancellation))
            .ToDictionary(one => one.Carrier);
        var again = await CountAsync(connection, SelectAgain, query, cancellation);
        var unread = await CountAsync(connection, SelectUnread, query, cancellation);
        var totals = await CountAsync(connection, SelectTotals, query, cancellation);
        return
        [
            .. messages.Keys.Union(flights.Keys).Union(again.Keys).Union(unread.Keys).Union(totals.Keys)
                .Order(StringComparer.Ordinal)
                .Select(carrier => new CarrierFigures
                {
                    Carrier = carrier,
                    Messages = messages.GetValueOrDefault(carrier, new()),
                    Flights = flights.GetValueOrDefault(carrier, new()),
                    Again = again.GetValueOrDefault(carrier),
                    Unread = unread.GetValueOrDefault(carrier),
                    TotalsThatDiffer = totals.GetValueOrDefault(carrier),
                }),
        ];
    }

    private static async Task<Dictionary<string, int>> CountAsync(
        DbConnection connection, string statement, FlightQuery query, CancellationToken cancellation) =>
        (await connection.QueryAsync<(string Carrier, int Count)>(new CommandDefinition(
            statement, query.Parameters(), cancellationToken: cancellation)))
        .ToDictionary(one => one.Carrier, one => one.Count);
}
