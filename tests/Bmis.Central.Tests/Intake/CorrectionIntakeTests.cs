using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Corrections;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;
using Bmis.Sync.Envelopes;
using Dapper;

namespace Bmis.Central.Tests.Intake;

public sealed class CorrectionIntakeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_corrected_decision_counts_in_the_place_of_the_first_one()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var lane = await bench.ProducerAsync();
        var samples = new SampleCrossings(lane.LaneId);
        List<Crossing> records = [.. Enumerable.Range(0, 4).Select(_ => samples.Next())];
        var first = await TakeAsync(bench, lane, samples, null, [.. records.Select(one => samples.Draft(one))]);
        Assert.Equal("4 crossings, 0 referrals", await CountsAsync(bench));

        var second = await TakeAsync(
            bench, lane, samples, first,
            [Correction(samples, 2, records[1] with { Decision = DecisionCode.Refer })]);
        Assert.Equal("3 crossings, 1 referrals", await CountsAsync(bench));
        Assert.Equal([1, 2, 3, 4], await bench.CrossingsAsync(lane));
        Assert.Equal("REF2 false", await RowAsync(bench, 2));

        await TakeAsync(
            bench, lane, samples, second,
            [Correction(samples, 2, records[1] with { Decision = DecisionCode.Cancelled })]);
        Assert.Equal("3 crossings, 0 referrals", await CountsAsync(bench));
        Assert.Equal("CAN false", await RowAsync(bench, 2));
        await using var connection = await bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        Assert.Equal(
            ["5 ADM REF2", "6 REF2 CAN"],
            await connection.QueryAsync<string>(
                "select concat_ws(' ', sequence, was, became) from correction order by sequence"));
        Assert.Equal(
            6L, await connection.ExecuteScalarAsync<long>("select count(*) from envelope where sealed is not null"));
    }

    [Fact]
    public async Task A_correction_that_comes_with_its_record_or_twice_in_a_batch_counts_too()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var lane = await bench.ProducerAsync();
        var samples = new SampleCrossings(lane.LaneId);
        samples.Next();
        var record = samples.Next();
        await TakeAsync(bench, lane, samples, null,
        [
            samples.Draft(record),
            Correction(samples, 1, record with { Decision = DecisionCode.Refer }),
            Correction(samples, 1, record with { Category = "RES" }),
        ]);
        Assert.Equal("1 crossings, 0 referrals", await CountsAsync(bench));
        Assert.Equal("ADM true", await RowAsync(bench, 1));
        Assert.Empty(await bench.DeadLettersAsync(lane));
    }

    [Fact]
    public async Task A_correction_of_what_is_not_there_is_a_dead_letter()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var lane = await bench.ProducerAsync();
        var samples = new SampleCrossings(lane.LaneId);
        var record = samples.Next();
        await TakeAsync(bench, lane, samples, null,
        [
            samples.Draft(record),
            samples.Draft(EntryKinds.Audit, []),
            Correction(samples, 2, record),
            Correction(samples, 9, record),
            Correction(samples, 1, samples.Next()),
        ]);
        Assert.Equal(
            ["3 correction correction.no-record", "4 correction correction.order",
                "5 correction correction.other-record"],
            await bench.DeadLettersAsync(lane));
    }

    [Fact]
    public async Task A_record_whose_content_is_erased_is_not_corrected()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var lane = await bench.ProducerAsync();
        var samples = new SampleCrossings(lane.LaneId);
        var record = samples.Next();
        var head = await TakeAsync(bench, lane, samples, null, [samples.Draft(record)]);
        await using var connection = await bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync("update envelope set sealed = null");
        await TakeAsync(
            bench, lane, samples, head, [Correction(samples, 1, record with { Decision = DecisionCode.Cancelled })]);
        Assert.Equal(["2 correction correction.erased"], await bench.DeadLettersAsync(lane));
    }

    [Fact]
    public async Task A_batch_that_is_taken_apart_keeps_its_corrections()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var lane = await bench.ProducerAsync();
        await using var connection = await bench.Fixture.Shard.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync("alter table crossing add check (officer_id <> 'poison')");
        var samples = new SampleCrossings(lane.LaneId);
        samples.Next();
        var record = samples.Next();
        await TakeAsync(bench, lane, samples, null,
        [
            samples.Draft(record),
            samples.Draft(samples.Next() with { OfficerId = "poison" }),
            Correction(samples, 1, record with { Decision = DecisionCode.Refer }),
        ]);
        Assert.Equal("REF2 false", await RowAsync(bench, 1));
        Assert.Equal(["2 crossing database.23514"], await bench.DeadLettersAsync(lane));
    }

    private static EntryDraft Correction(SampleCrossings samples, long sequence, Crossing corrected) => samples.Draft(
        EntryKinds.Correction,
        CorrectionContract.Write(new Correction(
            Guid.CreateVersion7(SampleCrossings.Start), sequence, SampleCrossings.Start,
            "o-100", "s1", "", "Wrong key.", corrected)));

    private static async Task<Checkpoint> TakeAsync(
        IntakeBench bench, Producer lane, SampleCrossings samples, Checkpoint? after, IEnumerable<EntryDraft> drafts)
    {
        var run = samples.Chain(drafts, after);
        Assert.True(await bench.Store.AppendAsync(
            lane, after ?? Checkpoint.Start, run, run[^1].Checkpoint, Cancellation));
        return run[^1].Checkpoint;
    }

    private static async Task<string?> CountsAsync(IntakeBench bench)
    {
        await using var connection = await bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        return await connection.ExecuteScalarAsync<string>(
            "select concat(sum(crossings), ' crossings, ', sum(referrals), ' referrals') from flow_daily");
    }

    private static async Task<string?> RowAsync(IntakeBench bench, long sequence)
    {
        await using var connection = await bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        return await connection.ExecuteScalarAsync<string>(
            "select decision || ' ' || is_crossing from crossing where sequence = @sequence", new { sequence });
    }
}
