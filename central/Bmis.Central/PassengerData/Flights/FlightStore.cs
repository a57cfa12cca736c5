using Bmis.Central.Database;
using Dapper;

namespace Bmis.Central.PassengerData.Flights;

/// <summary>Reads flights for the pages.</summary>
internal sealed class FlightStore(IWarehouse warehouse)
{
    // Bookings and hits are counted only for whom they exist.
    private const string Columns =
        """
        f.flight_id, f.carrier, f.number, f.origin, f.destination, f.departs_on, f.departs_at, f.arrives_at,
        f.closed_at, f.cancelled_at, coalesce(a.post_code, '') as post_code, n.*
        """;

    private const string Tables =
        """
        flight f left join arrival_place a on a.place = f.destination
        cross join lateral (
            select count(p.passenger_id) filter (where c.subject = 'passengers')::int as passengers,
                count(p.passenger_id) filter (where c.subject = 'crew')::int as crew,
                case when @SeesBookings then count(distinct p.booking_id)::int else 0 end as bookings,
                count(distinct h.passenger_id)::int as hits,
                coalesce(bool_or(not c.is_whole), false) as has_gaps,
                max(c.received_at) as newest_at
            from passenger_picture c
            left join passenger p using (picture_id)
            left join lateral (
                select passenger_id from passenger_hit
                where passenger_hit.passenger_id = p.passenger_id and @SeesHits and (@SeesDiscreet or not is_discreet)
                    and p.masked_at is null
                limit 1) h on true
            where c.flight_id = f.flight_id and c.replaced_by is null and (@SeesBookings or c.source = 'api')) n
        """;

    private const string SelectPage =
        $"""
        select {Columns} from {Tables}
        where (@OnlyPost::text is null or a.post_code = @OnlyPost)
            and (@Post::text is null or a.post_code = @Post)
            and (@Carrier::text is null or f.carrier = @Carrier)
            and (@Place::text is null or @Place in (f.origin, f.destination))
            and (@From::date is null or f.departs_on >= @From)
            and (@To::date is null or f.departs_on <= @To)
            and (@State::text is null or @State = case when f.cancelled_at is not null then 'cancelled'
                when f.closed_at is not null then 'closed' else 'expected' end)
            and (@Day::date is null or (f.departs_on, f.flight_id) > (@Day, @Id))
        order by f.departs_on, f.flight_id limit @Limit
        """;

    private const string SelectOne =
        $"""
        select {Columns} from {Tables}
        where f.flight_id = @id and (@OnlyPost::text is null or a.post_code = @OnlyPost)
        """;

    /// <summary>The page that the filter names.</summary>
    public async Task<FlightPage> ReadAsync(
        FlightFilter filter, PassengerViewer viewer, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        var rows = (await connection.QueryAsync<FlightRow>(new CommandDefinition(
            SelectPage,
            new
            {
                filter.Carrier,
                filter.Place,
                filter.Post,
                filter.State,
                filter.From,
                filter.To,
                filter.After?.Day,
                Id = filter.After?.FlightId,
                OnlyPost = viewer.Post,
                viewer.SeesBookings,
                viewer.SeesHits,
                viewer.SeesDiscreet,
                Limit = FlightPage.Size + 1,
            },
            cancellationToken: cancellation))).ToList();
        var page = rows.Take(FlightPage.Size).ToList();
        return new(page, rows.Count > page.Count ? page[^1].Cursor : null);
    }

    /// <summary>One flight; null when there is none for this viewer.</summary>
    public async Task<FlightRow?> FindAsync(Guid id, PassengerViewer viewer, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<FlightRow>(new CommandDefinition(
            SelectOne,
            new { id, OnlyPost = viewer.Post, viewer.SeesBookings, viewer.SeesHits, viewer.SeesDiscreet },
            cancellationToken: cancellation));
    }
}
