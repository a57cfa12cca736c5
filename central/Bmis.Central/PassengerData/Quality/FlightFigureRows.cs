using System.Data.Common;
using Dapper;

namespace Bmis.Central.PassengerData.Quality;

/// <summary>
/// Counts flights by carrier. Times of departure are those of the place: its zone is that of the post to which it
/// belongs, and UTC where there is none.
/// </summary>
internal static class FlightFigureRows
{
    /// <summary>
    /// The flights of a period as <c>one</c>, with the moment of departure, minutes of lead, and what they lack. Who
    /// asks before boarding sends persons, so that such a flight is not without a list.
    /// </summary>
    public const string Flights =
        """
        with one as (
            select f.flight_id, f.accountable, f.carrier, f.number, f.origin, f.departs_on, f.departs_at,
                f.first_list_at, p.time_zone is null as is_utc, l.left_at,
                extract(epoch from l.left_at - f.first_list_at)::double precision / 60 as lead,
                exists (
                    select from passenger_picture c
                    where c.flight_id = f.flight_id and not c.is_whole and c.replaced_by is null) as has_gaps,
                f.first_list_at is null
                    and coalesce(l.left_at, (f.departs_on + 1)::timestamp at time zone 'UTC') < @now
                    and not exists (
                        select from passenger_picture c
                        where c.flight_id = f.flight_id and c.source = 'api' and c.subject = 'change') as has_no_list
            from flight f
            left join arrival_place a on a.place = f.origin
            left join post p using (post_code)
            cross join lateral (
                select f.departs_at at time zone coalesce(p.time_zone, 'UTC') as left_at) l
            where coalesce(f.first_list_at, f.first_push_at) >= @Start
                and coalesce(f.first_list_at, f.first_push_at) < @End
                and f.cancelled_at is null and (@carrier::text is null or f.accountable = @carrier))
        """;

    private const string Select =
        $"""
        {Flights}
        select accountable as carrier, count(*)::int as flights, count(lead)::int as timed,
            (count(*) filter (where lead >= @leadMinutes))::int as in_time,
            (count(*) filter (where lead is not null and is_utc))::int as taken_as_utc,
            (count(*) filter (where lead is null and first_list_at is not null))::int as untimed,
            percentile_cont(0.5) within group (order by lead) as median_lead,
            (count(*) filter (where has_gaps))::int as with_gaps,
            (count(*) filter (where has_no_list))::int as without_list
        from one group by accountable
        """;

    public static async Task<IEnumerable<FlightFigures>> ReadAsync(
        DbConnection connection, FlightQuery query, CancellationToken cancellation) =>
        await connection.QueryAsync<FlightFigures>(new CommandDefinition(
            Select, query.Parameters(), cancellationToken: cancellation));
}
