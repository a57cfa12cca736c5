using System.Data.Common;
using Dapper;

namespace Bmis.Central.PassengerData.Quality;

/// <summary>Counts messages by carrier, from an index alone.</summary>
internal static class MessageFigureRows
{
    private const string Select =
        """
        select accountable as carrier, count(*)::int as messages,
            (count(*) filter (where grade = 'A'))::int as grade_a,
            (count(*) filter (where grade = 'B'))::int as grade_b,
            (count(*) filter (where grade = 'C'))::int as grade_c,
            (count(*) filter (where grade = 'D'))::int as grade_d,
            (count(*) filter (where grade = 'E'))::int as grade_e,
            (count(*) filter (where outcome = 'repeated'))::int as repeated,
            (count(*) filter (where outcome = 'held'))::int as held,
            (count(*) filter (where outcome = 'refused'))::int as refused,
            sum(persons)::int as persons, sum(listed)::int as listed, sum(with_birth)::int as with_birth,
            sum(with_nationality)::int as with_nationality, sum(with_document)::int as with_document,
            sum(with_unread_date)::int as with_unread_date, sum(warnings)::int as warnings
        from passenger_message
        where received_at >= @Start and received_at < @End and accountable <> ''
            and (@carrier::text is null or accountable = @carrier)
        group by accountable
        """;

    public static async Task<IEnumerable<MessageFigures>> ReadAsync(
        DbConnection connection, QualityPeriod period, string? carrier, CancellationToken cancellation) =>
        await connection.QueryAsync<MessageFigures>(new CommandDefinition(
            Select, new { period.Start, period.End, carrier }, cancellationToken: cancellation));
}
