using System.Data.Common;
using Dapper;

namespace Bmis.Central.PassengerData.Quality;

/// <summary>Reads the flights of a carrier that count against it.</summary>
internal static class FlightEvidenceRows
{
    private const string SelectLate =
        $"""
        {FlightFigureRows.Flights}
        select * from one where lead < @leadMinutes order by lead, flight_id limit @limit
        """;

    private const string SelectIncomplete =
        $"""
        {FlightFigureRows.Flights}
        select * from one
        where has_gaps or has_no_list or (first_list_at is not null and lead is null)
        order by departs_on desc, flight_id limit @limit
        """;

    private const string SelectPersons =
        """
        select f.flight_id, f.carrier, f.number, f.departs_on, sum(m.listed)::int as listed,
            sum(m.listed - m.with_birth)::int as without_birth,
            sum(m.listed - m.with_nationality)::int as without_nationality,
            sum(m.listed - m.with_document)::int as without_document, sum(m.with_unread_date)::int as with_unread_date
        from passenger_message m join passenger_picture c using (picture_id) join flight f using (flight_id)
        where m.accountable = @carrier and m.received_at >= @Start and m.received_at < @End
            and (m.with_birth < m.listed or m.with_nationality < m.listed or m.with_document < m.listed
                or m.with_unread_date > 0)
        group by f.flight_id
        order by sum(3 * m.listed - m.with_birth - m.with_nationality - m.with_document) + sum(m.with_unread_date) desc,
            f.flight_id
        limit @limit
        """;

    private const string SelectTotals =
        """
        select f.flight_id, f.carrier, f.number, f.departs_on, c.received_at, c.subject, c.total, c.counted
        from passenger_picture c join flight f using (flight_id)
        where c.received_at >= @Start and c.received_at < @End and c.is_whole and c.total <> c.counted
            and c.subject in ('passengers', 'crew', 'bookings') and f.accountable = @carrier
        order by c.received_at desc, c.picture_id limit @limit
        """;

    public static Task<IReadOnlyList<FlightEvidence>> LateAsync(
        DbConnection connection, FlightQuery query, int limit, CancellationToken cancellation) =>
        ReadAsync<FlightEvidence>(connection, SelectLate, query, limit, cancellation);

    public static Task<IReadOnlyList<FlightEvidence>> IncompleteAsync(
        DbConnection connection, FlightQuery query, int limit, CancellationToken cancellation) =>
        ReadAsync<FlightEvidence>(connection, SelectIncomplete, query, limit, cancellation);

    public static Task<IReadOnlyList<PersonEvidence>> PersonsAsync(
        DbConnection connection, FlightQuery query, int limit, CancellationToken cancellation) =>
        ReadAsync<PersonEvidence>(connection, SelectPersons, query, limit, cancellation);

    public static Task<IReadOnlyList<TotalEvidence>> TotalsAsync(
        DbConnection connection, FlightQuery query, int limit, CancellationToken cancellation) =>
        ReadAsync<TotalEvidence>(connection, SelectTotals, query, limit, cancellation);

    private static async Task<IReadOnlyList<T>> ReadAsync<T>(
        DbConnection connection, string statement, FlightQuery query, int limit, CancellationToken cancellation) =>
    [
        .. await connection.QueryAsync<T>(new CommandDefinition(
            statement, query.Parameters(limit), cancellationToken: cancellation)),
    ];
}
