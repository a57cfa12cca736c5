using Bmis.Central.Database;
using Dapper;

namespace Bmis.Central.Tests.PassengerData.Quality;

/// <summary>What was taken in before quality was counted.</summary>
public sealed class QualityMigrationTests
{
    private const int First = 196;

    private const string Before =
        """
        insert into flight (flight_id, carrier, number, origin, departs_on, destination, changed_at) values
            ('0193f000-0000-7000-8000-000000000001', 'UT', '123', 'UTA', '2026-11-29', 'UTB', now()),
            ('0193f000-0000-7000-8000-000000000002', '', '204', 'UTA', '2026-11-29', 'UTB', now());
        insert into passenger_transmission
            (transmission_id, content, partner_id, channel, received_at, byte_length, state, reason, taken_at)
        select ('0193f000-0000-7000-8000-00000000001' || n)::uuid, sha256(n::text::bytea), 'hub', channel,
            '2026-11-29T09:00Z'::timestamptz + n * interval '1 minute', 1, 'taken', '', now()
        from (values (1, 'https'), (2, 'https'), (3, 'mended'), (4, 'https')) as one (n, channel);
        insert into passenger_picture (picture_id, flight_id, source, subject, sender, reference, prepared_at,
            received_at, parts, is_whole, total)
        select ('0193f000-0000-7000-8000-00000000002' || n)::uuid, flight_id, source, subject, 'S', '', now(),
            '2026-11-29T09:00Z'::timestamptz + n * interval '1 minute', '{1}', true, 7
        from flight join (values (1, 'UT', 'pnr', 'bookings'), (2, 'UT', 'api', 'passengers'),
            (3, '', 'api', 'passengers')) as one (n, carrier, source, subject) using (carrier);
        insert into passenger_message (transmission_id, number, byte_offset, byte_length, type, version, sender, digest,
            grade, findings, outcome, picture_id)
        select ('0193f000-0000-7000-8000-00000000001' || n)::uuid, 1, 0, 1, 'PAXLST', 'D:05B', 'S', '', grade, '[]',
            outcome, case when n < 4 then ('0193f000-0000-7000-8000-00000000002' || n)::uuid end
        from (values (1, 'A', 'stored'), (2, 'A', 'stored'), (3, 'A', 'stored'), (4, 'D', 'held'))
            as one (n, grade, outcome);
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Older_messages_and_flights_count_for_whom_they_should_and_no_totals_are_compared()
    {
        await using var fixture = await WarehouseFixture.EmptyAsync();
        var steps = MigrationFiles.OfProgram();
        await new Schema([.. steps.Where(one => one.Number < First)]).ApplyAsync(fixture.Source, Stop);
        await using var connection = await fixture.Source.OpenConnectionAsync(Stop);
        await connection.ExecuteAsync(Before);
        await new Schema(steps).ApplyAsync(fixture.Source, Stop);
        Assert.Equal(
            ["UT", "UT", "", "hub"],
            await connection.QueryAsync<string>("select accountable from passenger_message order by received_at"));
        Assert.Equal(
            ["UT 09:02 09:01", "hub 09:03 "],
            await connection.QueryAsync<string>(
                """
                select format('%s %s %s', accountable, to_char(first_list_at at time zone 'UTC', 'HH24:MI'),
                    to_char(first_push_at at time zone 'UTC', 'HH24:MI')) from flight order by carrier desc
                """));
        Assert.Equal(0, await connection.QuerySingleAsync<int>("select count(counted)::int from passenger_picture"));
    }
}
