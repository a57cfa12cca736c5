using Bmis.Biographics;
using Bmis.Central.Database;
using Bmis.Central.Keys;
using Bmis.Crossings.Expected;
using Bmis.Crossings.Records;
using Dapper;

namespace Bmis.Central.PassengerData.Arrivals;

/// <summary>Reads the flights and the desks of a day at a post.</summary>
internal sealed class ArrivalReader(
    IWarehouse warehouse, PassengerSeal seal, RecordSeal records, TimeProvider clock)
{
    // Ships are days under way; who left earlier has arrived before.
    private const int DaysUnderWay = 7;

    private const string SelectZone = "select time_zone from post where post_code = @post";

    private const string SelectFlights =
        """
        select f.flight_id, trim(f.carrier || ' ' || f.number) as name, f.origin, f.departs_on, f.arrives_at,
            exists (
                select 1 from passenger_picture c
                where c.flight_id = f.flight_id and c.source = 'api'
                    and (c.erased_at is not null or c.masked_at is not null)) as is_erased
        from flight f join arrival_place a on a.place = f.destination
        where a.post_code = @post and f.cancelled_at is null and f.departs_on between @first and @last
            and coalesce(f.arrives_at::date, f.departs_on) between @before and @after
        """;

    private const string SelectCrossings =
        """
        select region_id, lane_id, sequence, decision, crossed_at at time zone time_zone as at, nationality,
            issuing_state, document_code, sex, personal
        from crossing
        where post_code = @post and direction = @entry and crossed_at >= @from and crossed_at < @to and not is_drill
        """;

    /// <summary>The posts to which flights come.</summary>
    public async Task<IReadOnlyList<string>> PostsAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<string>("select distinct post_code from arrival_place order by 1")];
    }

    /// <summary>A day at a post; today without one.</summary>
    public async Task<(DateOnly Day, ArrivalMatch Match)> ReadAsync(
        string post, DateOnly? wanted, CancellationToken cancellation)
    {
        var now = await NowAsync(post, cancellation);
        var day = wanted ?? DateOnly.FromDateTime(now);
        var flights = await FlightsAsync(post, day, cancellation);
        return (day, ArrivalMatch.Of(day, now, flights, await CrossingsAsync(post, day, cancellation)));
    }

    private async Task<DateTime> NowAsync(string post, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var name = await connection.QuerySingleOrDefaultAsync<string>(SelectZone, new { post });
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(name ?? "", out var known) ? known : TimeZoneInfo.Utc;
        return TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime;
    }

    private async Task<IReadOnlyList<ArrivedFlight>> FlightsAsync(
        string post, DateOnly day, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var flights = (await connection.QueryAsync<ArrivedFlight>(new CommandDefinition(
            SelectFlights,
            new
            {
                post,
                first = day.AddDays(-DaysUnderWay),
                last = day.AddDays(1),
                before = day.AddDays(-1),
                after = day.AddDays(1),
            },
            cancellationToken: cancellation))).ToList();
        var expected = await ExpectedList.ReadAsync(
            connection, seal, [.. flights.Select(one => one.FlightId)], cancellation);
        return [.. flights.Select(one => one with { Expected = [.. expected[one.FlightId]] })];
    }

    private async Task<IReadOnlyList<DeskCrossing>> CrossingsAsync(
        string post, DateOnly day, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            SelectCrossings,
            new
            {
                post,
                entry = (short)Direction.Entry,
                from = day.AddDays(-1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
                to = day.AddDays(3).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
            },
            cancellationToken: cancellation));
        return [.. rows.Select(Crossing)];
    }

    private DeskCrossing Crossing(Row row)
    {
        var person = records.Person(row.RegionId, row.LaneId, row.Sequence, row.Personal);
        var document = CountryCode.ParseIssuer(row.IssuingState).TryGet(out var issuer)
            && DocumentNumber.Parse(person.DocumentNumber).TryGet(out var number)
                ? new TravelDocument(row.DocumentCode, issuer, number, PartialDate.Unknown)
                : null;
        return new(
            row.At,
            row.Decision,
            $"/crossings/{row.RegionId}/{row.LaneId}/{row.Sequence}",
            person,
            row.IssuingState,
            [.. ExpectedKeys.Of(Traveller(row, person), document)]);
    }

    private static Traveller? Traveller(Row row, PersonalPart person) =>
        PersonName.Parse(person.Primary, person.Secondary).TryGet(out var name)
            ? new(
                name,
                PartialDate.Parse(person.BirthDate).TryGet(out var birth) ? birth : PartialDate.Unknown,
                SexCode.Parse(row.Sex).TryGet(out var sex) ? sex : Sex.X,
                CountryCode.Parse(row.Nationality).TryGet(out var state) ? state : default)
            : null;

    private sealed record Row
    {
        public int RegionId { get; init; }

        public string LaneId { get; init; } = "";

        public long Sequence { get; init; }

        public string Decision { get; init; } = "";

        public DateTime At { get; init; }

        public string Nationality { get; init; } = "";

        public string IssuingState { get; init; } = "";

        public string DocumentCode { get; init; } = "";

        public string Sex { get; init; } = "";

        public byte[]? Personal { get; init; }
    }
}
