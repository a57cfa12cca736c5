using System.Globalization;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Duty;
using Bmis.Sync.Envelopes;
using Dapper;
using Google.Protobuf;
using ShiftEnd = Bmis.Crossings.Duty.ShiftEnd;

namespace Bmis.Central.Tests.Intake;

public sealed class SmallRowsTests
{
    private static readonly Guid Shift = Guid.CreateVersion7(SampleCrossings.Start);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_backlog_of_officers_acts_is_one_statement_a_batch()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var lane = await bench.ProducerAsync();
        await using var connection = await bench.Fixture.Shard.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync(
            """
            create table counted (rows int);
            create function count_rows() returns trigger language plpgsql as
            $$ begin insert into counted select count(*) from fresh; return null; end $$;
            create trigger counts after insert on lane_act
                referencing new table as fresh for each statement execute function count_rows();
            """);
        var samples = new SampleCrossings(lane.LaneId);
        await AppendAsync(bench, lane, samples.Chain(Enumerable.Range(0, 300).Select(number => samples.Draft(
            EntryKinds.Audit, Act(number).ToByteArray()))));
        Assert.Equal([300], await connection.QueryAsync<int>("select rows from counted"));
        Assert.Equal(
            Enumerable.Range(0, 300).Select(number => string.Create(
                CultureInfo.InvariantCulture, $"{number + 1} sign-in o-{number} 1700000{number:D3} detail-{number}")),
            await connection.QueryAsync<string>(
                """
                select concat_ws(' ', sequence, action, officer_id, extract(epoch from acted_at)::bigint, detail)
                from lane_act order by sequence
                """));
    }

    [Fact]
    public async Task A_shift_that_begins_and_is_ended_twice_in_one_batch_has_its_last_words_and_no_dead_letter()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var lane = await bench.ProducerAsync();
        var samples = new SampleCrossings(lane.LaneId);
        var at = SampleCrossings.Start;
        ShiftEvent[] events =
        [
            new ShiftOpened(Shift, at, "o-100", "KEMBA", lane.LaneId),
            new ShiftClosed(Shift, at.AddHours(1), "o-100", ShiftEnd.TakenOver, "o-200", "First.", ShiftFigures.None),
            new ShiftClosed(Shift, at.AddHours(2), "o-100", ShiftEnd.Closed, "o-100", "Last.", ShiftFigures.None with
            {
                Decided = 9, Median = TimeSpan.FromSeconds(7),
            }),
        ];
        await AppendAsync(bench, lane, samples.Chain(events.Select(one => samples.Draft(
            EntryKinds.Shift, ShiftContract.Write(one)))));
        Assert.Empty(await bench.DeadLettersAsync(lane));
        await using var connection = await bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        Assert.Equal(
            "KEMBA o-100 Closed o-100 9 00:00:07 02:00:00",
            await connection.ExecuteScalarAsync<string>(
                """
                select concat_ws(' ', post_code, officer_id, ended, closed_by, decided, median, closed_at - opened_at)
                from shift
                """));
        var note = await connection.ExecuteScalarAsync<byte[]>("select sealed_note from shift");
        Assert.Equal("Last.", bench.Fixture.Seal.Words(3, lane.LaneId, Shift, note));
    }

    private static AuditMessage Act(int number) => new()
    {
        Action = "sign-in",
        OfficerId = $"o-{number}",
        At = (1_700_000_000L + number) * 1_000_000,
        Detail = $"detail-{number}",
    };

    private static async Task AppendAsync(IntakeBench bench, Producer lane, List<Envelope> run) =>
        Assert.True(await bench.Store.AppendAsync(lane, Checkpoint.Start, run, run[^1].Checkpoint, Cancellation));
}
