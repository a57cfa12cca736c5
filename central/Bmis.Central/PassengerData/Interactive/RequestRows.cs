using System.Data.Common;
using Bmis.Central.PassengerData.Reading;
using Dapper;

namespace Bmis.Central.PassengerData.Interactive;

/// <summary>
/// Requests as rows: what arrived, what was answered, and whether that took too long. A request goes to the database
/// three times: to be kept, to be answered, to be committed.
/// </summary>
internal static class RequestRows
{
    // It waits for the ordinary intake, too: flights and possible matches come from there.
    private const string Keep =
        """
        insert into passenger_transmission as kept
            (transmission_id, content, partner_id, channel, received_at, byte_length, raw)
        values (@Id, @Content, @Partner, 'https', @Now, @Length, @Raw)
        on conflict (content) do update set times_received = kept.times_received + 1
        returning transmission_id;
        select answer from interactive_request
        where transmission_id = (select transmission_id from passenger_transmission where content = @Content)
        """;

    // A flight that is there is not written, so that nobody waits for another request about it.
    private const string FindFlight =
        """
        with known as (
            select flight_id from flight
            where carrier = @Carrier and number = @Number and origin = @Origin and departs_on = @Day),
        made as (
            insert into flight
                (flight_id, carrier, number, origin, departs_on, destination, departs_at, arrives_at, changed_at)
            select @flight, @Carrier, @Number, @Origin, @Day, @to, @departure::timestamp, @arrival::timestamp, @Now
            where not exists (select 1 from known)
            on conflict (carrier, number, origin, departs_on) do update set changed_at = excluded.changed_at
            returning flight_id)
        select flight_id from known union all select flight_id from made
        """;

    // The same bytes whose answer is kept no longer are answered anew.
    private const string Insert =
        """
        insert into interactive_request (transmission_id, partner_id, flight_id, document, function, transaction,
            persons, received_at, outcome, list_version, answer)
        values (@Transmission, @Partner, @Flight, @DocumentCode, @Function, @RequestTransaction,
            @Persons, @ReceivedAt, @Outcome, @ListVersion, @Answer)
        on conflict (transmission_id) do update
        set outcome = excluded.outcome, list_version = excluded.list_version, answer = excluded.answer
        """;

    private const string MarkLate =
        """
        update interactive_request set late_by_ms = @lateBy, fallback = @fallback
        where transmission_id = @transmission and late_by_ms is null
        """;

    /// <summary>
    /// Keeps what arrived, makes its flight where it is not there yet, and holds the persons until the end of the
    /// transaction.
    /// </summary>
    /// <param name="transaction">Where.</param>
    /// <param name="transmission">Its row; another id comes back for the same bytes as before.</param>
    /// <param name="request">What was read of it.</param>
    /// <param name="keys">Keys of the persons; null for everybody of the flight.</param>
    public static async Task<KeptRequest> KeepAsync(
        DbTransaction transaction, TransmissionRow transmission, InteractiveRequest request, byte[][]? keys)
    {
        var parameters = new DynamicParameters(transmission);
        var statement = Keep;
        if (request is { IsAboutPersons: true, Flight: { } key, FlightFacts: { } facts })
        {
            statement = $"{Keep};{FindFlight};{PersonRows.Hold}";
            parameters.AddDynamicParams(FlightOf(key, facts, transmission.Now));
            parameters.Add("keys", keys);
        }

        await using var found = await transaction.Connection!.QueryMultipleAsync(statement, parameters, transaction);
        var kept = new KeptRequest(
            await found.ReadSingleAsync<Guid>(), await found.ReadSingleOrDefaultAsync<byte[]?>(), null, []);
        return found.IsConsumed
            ? kept
            : kept with
            {
                Flight = await found.ReadSingleAsync<Guid>(), Before = [.. await found.ReadAsync<PersonRow>()],
            };
    }

    /// <summary>Writes a request with its answer and how persons stand by it.</summary>
    /// <param name="transaction">Where.</param>
    /// <param name="row">The request.</param>
    /// <param name="after">Persons who change.</param>
    /// <param name="boarded">Keys of those who were on board when the flight was closed.</param>
    public static Task WriteAsync(
        DbTransaction transaction, RequestRow row, IReadOnlyList<PersonRow> after, byte[][] boarded)
    {
        var parameters = new DynamicParameters(row);
        var statement = Insert + PersonRows.Write(after, boarded, parameters);
        return transaction.Connection!.ExecuteAsync(statement, parameters, transaction);
    }

    /// <summary>Records that the partner's time was exceeded, and what it does then.</summary>
    public static Task MarkLateAsync(DbConnection connection, Guid transmission, int lateBy, string fallback) =>
        connection.ExecuteAsync(MarkLate, new { transmission, lateBy, fallback });

    private static object FlightOf(FlightKey key, FlightFacts facts, DateTimeOffset now) => new
    {
        flight = Guid.CreateVersion7(now),
        key.Carrier,
        key.Number,
        key.Origin,
        key.Day,
        to = Plain(facts.To),
        departure = facts.DepartsAt,
        arrival = facts.Arrival,
    };

    private static string Plain(string text) => new([.. text.ToUpperInvariant().Where(one => !char.IsControl(one))]);
}
