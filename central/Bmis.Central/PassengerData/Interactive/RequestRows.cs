using System.Data.Common;
using Bmis.Central.PassengerData.Reading;
using Dapper;

namespace Bmis.Central.PassengerData.Interactive;

/// <summary>Requests as rows: what arrived, what was answered, and whether that took too long.</summary>
internal static class RequestRows
{
    // It waits for the ordinary intake, too: flights and possible matches come from there.
    private const string InsertTransmission =
        """
        insert into passenger_transmission as kept
            (transmission_id, content, partner_id, channel, received_at, byte_length, raw)
        values (@id, @content, @partner, 'https', @now, @length, @raw)
        on conflict (content) do update set times_received = kept.times_received + 1
        returning transmission_id
        """;

    private const string SelectAnswer =
        "select answer from interactive_request where transmission_id = @transmission";

    // A flight that is there is not written, so that nobody waits for another request about it.
    private const string FindFlight =
        """
        with known as (
            select flight_id from flight
            where carrier = @Carrier and number = @Number and origin = @Origin and departs_on = @Day),
        made as (
            insert into flight
                (flight_id, carrier, number, origin, departs_on, destination, departs_at, arrives_at, changed_at)
            select @id, @Carrier, @Number, @Origin, @Day, @to, @departure::timestamp, @arrival::timestamp, @now
            where not exists (select 1 from known)
            on conflict (carrier, number, origin, departs_on) do update set changed_at = excluded.changed_at
            returning flight_id)
        select flight_id from known union all select flight_id from made
        """;

    private const string Insert =
        """
        insert into interactive_request (transmission_id, partner_id, flight_id, document, function, transaction,
            persons, received_at, outcome, list_version, answer)
        values (@Transmission, @Partner, @Flight, @Document, @Function, @Transaction,
            @Persons, @ReceivedAt, @Outcome, @ListVersion, @Answer)
        """;

    private const string MarkLate =
        """
        update interactive_request set late_by_ms = @lateBy, fallback = @fallback
        where transmission_id = @transmission and late_by_ms is null
        """;

    /// <summary>Keeps what arrived; another id than the given one is that of the same bytes before.</summary>
    public static Task<Guid> KeepAsync(DbTransaction transaction, object transmission) =>
        transaction.Connection!.QuerySingleAsync<Guid>(InsertTransmission, transmission, transaction);

    /// <summary>The sealed answer that was given already; null for none.</summary>
    public static Task<byte[]?> AnswerAsync(DbTransaction transaction, Guid transmission) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<byte[]?>(
            SelectAnswer, new { transmission }, transaction);

    /// <summary>The flight of a request, made where it is not there yet.</summary>
    public static Task<Guid> FlightAsync(
        DbTransaction transaction, FlightKey key, FlightFacts facts, DateTimeOffset now) =>
        transaction.Connection!.QuerySingleAsync<Guid>(
            FindFlight,
            new
            {
                id = Guid.CreateVersion7(now),
                key.Carrier,
                key.Number,
                key.Origin,
                key.Day,
                to = Plain(facts.To),
                departure = facts.Departure,
                arrival = facts.Arrival,
                now,
            },
            transaction);

    /// <summary>Writes a request with its answer.</summary>
    public static Task AddAsync(DbTransaction transaction, RequestRow row) =>
        transaction.Connection!.ExecuteAsync(Insert, row, transaction);

    /// <summary>Records that the partner's time was exceeded, and what it does then.</summary>
    public static Task MarkLateAsync(DbConnection connection, Guid transmission, int lateBy, string fallback) =>
        connection.ExecuteAsync(MarkLate, new { transmission, lateBy, fallback });

    private static string Plain(string text) => new([.. text.ToUpperInvariant().Where(one => !char.IsControl(one))]);
}
