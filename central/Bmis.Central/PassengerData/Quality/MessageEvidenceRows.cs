using System.Data.Common;
using Dapper;

namespace Bmis.Central.PassengerData.Quality;

/// <summary>Reads the messages of a carrier on which its figures rest.</summary>
internal static class MessageEvidenceRows
{
    // Each grade is a walk along the index that ends at the limit.
    private const string SelectGraded =
        """
        select m.* from unnest(array['E', 'D', 'C', 'B', 'A']) with ordinality as g (grade, place)
        cross join lateral (
            select transmission_id, received_at, type, grade, outcome, reason, 1 as times from passenger_message
            where accountable = @carrier and grade = g.grade and received_at >= @Start and received_at < @End
            order by received_at desc limit @limit) m
        order by g.place, m.received_at desc
        """;

    private const string SelectFindings =
        """
        with one as (
            select found."Code" as code, m.transmission_id, m.number, m.received_at, count(*) as findings
            from passenger_message m
            cross join lateral jsonb_to_recordset(m.findings) as found ("Code" int)
            where m.accountable = @carrier and m.received_at >= @Start and m.received_at < @End and m.warnings > 0
                and found."Code" <> all (@harmless)
            group by found."Code", m.transmission_id, m.number),
        placed as (
            select *, row_number() over (partition by code order by received_at desc, transmission_id) as place
            from one)
        select code, sum(findings)::int as findings, count(*)::int as messages,
            array_agg(distinct transmission_id) filter (where place <= @examples) as examples
        from placed group by code order by sum(findings) desc, code
        """;

    private const string SelectApart =
        """
        (select transmission_id, received_at, type, grade, outcome, reason, 1 as times from passenger_message
            where accountable = @carrier and received_at >= @Start and received_at < @End
                and outcome in ('repeated', 'held', 'refused')
            order by received_at desc limit @limit)
        union all
        (select t.transmission_id, t.received_at, m.type, m.grade, 'again', '', t.times_received
            from passenger_transmission t
            join passenger_message m on m.transmission_id = t.transmission_id and m.number = 1
            where t.received_at >= @Start and t.received_at < @End and t.times_received > 1
                and m.accountable = @carrier
            order by t.received_at desc limit @limit)
        union all
        (select t.transmission_id, t.received_at, '', '', 'held', t.reason, 1 from passenger_transmission t
            where t.received_at >= @Start and t.received_at < @End and t.reason <> '' and t.channel <> 'mended'
                and t.partner_id = @carrier
                and not exists (select from passenger_message m where m.transmission_id = t.transmission_id)
            order by t.received_at desc limit @limit)
        order by received_at desc, transmission_id limit @limit
        """;

    /// <summary>The newest messages of each grade, at most so many of each, the worst grade first.</summary>
    public static Task<IReadOnlyList<MessageEvidence>> GradedAsync(
        DbConnection connection, FlightQuery query, int limit, CancellationToken cancellation) =>
        ReadAsync<MessageEvidence>(connection, SelectGraded, query.Parameters(limit), cancellation);

    /// <summary>What was held, refused, or came again, the newest first.</summary>
    public static Task<IReadOnlyList<MessageEvidence>> ApartAsync(
        DbConnection connection, FlightQuery query, int limit, CancellationToken cancellation) =>
        ReadAsync<MessageEvidence>(connection, SelectApart, query.Parameters(limit), cancellation);

    /// <summary>Each kind of finding that is a warning or worse, with so many transmissions to see it in.</summary>
    public static Task<IReadOnlyList<FindingEvidence>> FindingsAsync(
        DbConnection connection, FlightQuery query, int examples, CancellationToken cancellation)
    {
        var parameters = query.Parameters();
        parameters.AddDynamicParams(new { examples, harmless = FindingEvidence.Harmless });
        return ReadAsync<FindingEvidence>(connection, SelectFindings, parameters, cancellation);
    }

    private static async Task<IReadOnlyList<T>> ReadAsync<T>(
        DbConnection connection, string statement, DynamicParameters parameters, CancellationToken cancellation) =>
    [
        .. await connection.QueryAsync<T>(new CommandDefinition(
            statement, parameters, cancellationToken: cancellation)),
    ];
}
