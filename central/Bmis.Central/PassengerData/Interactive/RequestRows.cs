using System.Data.Common;
using Bmis.Central.Database;
using Bmis.Central.PassengerData.Storing;
using Dapper;

namespace Bmis.Central.PassengerData.Interactive;

/// <summary>
/// Requests as rows: what arrived, what was answered, and whether that took too long. Several cost as many statements
/// as one, and go to the database four times: to be kept, for the persons, to be answered, to be committed.
/// </summary>
internal static class RequestRows
{
    // Whoever holds one person or flight for long holds up nobody else. It waits for the ordinary intake, too: flights
    // and possible matches come from there.
    private const string Keep =
        """
        set local lock_timeout = '2s';
        insert into passenger_transmission as kept
            (transmission_id, content, partner_id, channel, received_at, byte_length, raw)
        select id, content, partner, 'https', at, length, raw
        from unnest(@Id, @Content, @Partner, @Now, @Length, @Raw) as one (id, content, partner, at, length, raw)
        on conflict (content) do update set times_received = kept.times_received + 1
        """;

    private const string SelectKept =
        """
        select t.content, t.transmission_id, r.answer
        from passenger_transmission t left join interactive_request r using (transmission_id)
        where t.content = any (@Content)
        """;

    // A flight that is there is not written, so that nobody waits for another request about it.
    private const string KeepFlights =
        """
        insert into flight
            (flight_id, carrier, number, origin, departs_on, destination, departs_at, arrives_at, accountable,
                changed_at)
        select one.*, @changedAt from unnest(@FlightId, @Carrier, @Number, @Origin, @Day, @Destination,
                @DepartsAt::timestamp[], @ArrivesAt::timestamp[], @Accountable)
            as one (flight_id, carrier, number, origin, departs_on, destination, departs_at, arrives_at, accountable)
        where not exists (
            select 1 from flight f
            where (f.carrier, f.number, f.origin, f.departs_on)
                = (one.carrier, one.number, one.origin, one.departs_on))
        on conflict (carrier, number, origin, departs_on) do nothing
        """;

    private const string SelectFlights =
        """
        select carrier, number, origin, departs_on as day, flight_id from flight
            join unnest(@Carrier, @Number, @Origin, @Day) as one (carrier, number, origin, departs_on)
                using (carrier, number, origin, departs_on)
        """;

    // The same bytes whose answer is kept no longer are answered anew.
    private const string Insert =
        """
        insert into interactive_request (transmission_id, partner_id, flight_id, document, function, transaction,
            persons, received_at, outcome, list_version, answer)
        select * from unnest(@Transmission, @Partner, @Flight, @DocumentCode, @Function, @RequestTransaction, @Persons,
            @ReceivedAt, @Outcome, @ListVersion, @Answer)
        on conflict (transmission_id) do update
        set outcome = excluded.outcome, list_version = excluded.list_version, answer = excluded.answer
        """;

    private const string MarkLate =
        """
        update interactive_request set late_by_ms = @lateBy, fallback = @fallback
        where late_by_ms is null and transmission_id =
            (select transmission_id from passenger_transmission where content = @content)
        """;

    /// <summary>
    /// Keeps what arrived, and makes the flights that it is about where they are not there yet: transmissions by
    /// content, with the sealed answer where it came before, and flights.
    /// </summary>
    public static async Task<KeptRows> KeepAsync(DbTransaction transaction, IReadOnlyList<AskedRequest> group)
    {
        var parameters = RowArrays.Of(
            group.Select(one => one.Row).OrderBy(one => Convert.ToHexString(one.Content), StringComparer.Ordinal)
                .ToList());
        var flights = FlightsOf(group);
        if (flights.Count > 0)
            parameters.AddDynamicParams(RowArrays.Of(flights, new { changedAt = group[0].Deciding.Now }));
        var statement = $"{Keep};{SelectKept}" + (flights.Count > 0 ? $";{KeepFlights};{SelectFlights}" : "");
        await using var found = await transaction.Connection!.QueryMultipleAsync(statement, parameters, transaction);
        var kept = await found.ReadAsync<(byte[] Content, Guid Id, byte[]? Answer)>();
        return new(
            kept.ToDictionary(one => Convert.ToHexString(one.Content), one => (one.Id, one.Answer)),
            flights.Count == 0
                ? []
                : (await found.ReadAsync<KeptFlight>()).ToDictionary(one => one.Key, one => one.FlightId));
    }

    /// <summary>Writes requests with their answers, and how persons stand by them.</summary>
    public static Task WriteAsync(
        DbTransaction transaction, IReadOnlyList<RequestRow> requests, IEnumerable<PersonRow> changed)
    {
        var parameters = RowArrays.Of(requests);
        PersonRow[] persons =
        [
            .. changed.OrderBy(one => Convert.ToHexString(one.PersonKey), StringComparer.Ordinal)
                .ThenBy(one => one.FlightId),
        ];
        if (persons.Length == 0)
            return transaction.Connection!.ExecuteAsync(Insert, parameters, transaction);
        parameters.AddDynamicParams(RowArrays.Of(persons));
        return transaction.Connection!.ExecuteAsync($"{Insert};{PersonRows.Write}", parameters, transaction);
    }

    /// <summary>Records that the partner's time was exceeded, and what it does then.</summary>
    public static Task MarkLateAsync(DbConnection connection, byte[] content, int lateBy, string fallback) =>
        connection.ExecuteAsync(MarkLate, new { content, lateBy, fallback });

    // Each once, in one order for everybody.
    private static List<KeptFlight> FlightsOf(IReadOnlyList<AskedRequest> group) =>
    [
        .. group.Select(one => one.Deciding)
            .Where(one => one.Request.IsAboutPersons)
            .DistinctBy(one => one.Request.Flight)
            .OrderBy(one => one.Request.Flight!.ToString(), StringComparer.Ordinal)
            .Select(one => KeptFlight.Of(one.Request.Flight!, one.Request.FlightFacts!, one.Partner, one.Now)),
    ];
}
