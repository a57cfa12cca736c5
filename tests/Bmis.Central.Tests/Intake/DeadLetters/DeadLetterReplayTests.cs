using Bmis.Central.Intake.DeadLetters;
using Bmis.Central.Intake.Proof;
using Bmis.Crossings;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;

namespace Bmis.Central.Tests.Intake.DeadLetters;

/// <summary>Dead letters are applied after all: once, whole, in their order.</summary>
public sealed class DeadLetterReplayTests
{
    private const string Letters =
        "select concat_ws(' ', sequence, outcome, reason, tried_by, replayed_at is null) from dead_letter order by 1";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_program_could_not_read_is_applied_once_it_can()
    {
        await using var bench = await LetterBench.OpenAsync(EntryKinds.Crossing);
        await bench.PushAsync(bench.Samples.Next(), bench.Samples.Next());
        Assert.Equal(
            ["1 crossing reader.failed", "2 crossing reader.failed"], await bench.Intake.DeadLettersAsync(bench.Lane));
        Assert.Equal(new ReplayTally(2, 0, 0), await bench.ReplayAsync());
        Assert.Equal([1, 2], await bench.Intake.CrossingsAsync(bench.Lane));
        Assert.Equal([2], await bench.ListAsync<int>("select sum(crossings)::int from flow_daily"));
        Assert.Equal(
            ["1 applied reader.failed a-1 f", "2 applied reader.failed a-1 f"],
            await bench.ListAsync<string>(Letters));
        Assert.Equal(ReplayTally.Nothing, await bench.ReplayAsync());
        Assert.Equal([2], await bench.ListAsync<int>("select sum(crossings)::int from flow_daily"));
    }

    [Fact]
    public async Task What_still_fails_stays_with_the_new_reason_and_costs_its_neighbours_nothing()
    {
        await using var bench = await LetterBench.OpenAsync(EntryKinds.Crossing);
        await bench.PushAsync(
            bench.Samples.Next(), bench.Samples.Next() with { OfficerId = "poison" }, bench.Samples.Next());
        await bench.DefineAsync("alter table crossing add constraint c check (officer_id <> 'poison')");
        Assert.Equal(new ReplayTally(2, 0, 1), await bench.ReplayAsync());
        Assert.Equal([1, 3], await bench.Intake.CrossingsAsync(bench.Lane));
        Assert.Equal(
            ["1 applied reader.failed a-1 f", "2 still-faulty database.23514 a-1 t", "3 applied reader.failed a-1 f"],
            await bench.ListAsync<string>(Letters));
        Assert.Equal(ReplayTally.Nothing, await bench.ReplayAsync());
        await bench.DefineAsync("alter table crossing drop constraint c");
        Assert.Equal(new ReplayTally(1, 0, 0), await bench.ReplayAsync("database.23514"));
        Assert.Equal([1, 2, 3], await bench.Intake.CrossingsAsync(bench.Lane));
    }

    [Fact]
    public async Task Servers_that_replay_the_same_letters_at_once_apply_each_once()
    {
        await using var bench = await LetterBench.OpenAsync(EntryKinds.Crossing);
        await bench.PushAsync([.. Enumerable.Range(0, 300).Select(_ => bench.Samples.Next())]);
        var tallies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => bench.ReplayAsync()));
        Assert.Equal(300, tallies.Sum(tally => tally.Applied));
        Assert.Equal(0, tallies.Sum(tally => tally.StillFaulty + tally.AlreadyApplied));
        Assert.Equal([300], await bench.ListAsync<int>("select sum(crossings)::int from flow_daily"));
        Assert.Equal(300, (await bench.Intake.CrossingsAsync(bench.Lane)).Count);
    }

    [Fact]
    public async Task One_letter_alone_is_replayed_and_others_wait()
    {
        await using var bench = await LetterBench.OpenAsync(EntryKinds.Crossing);
        await bench.PushAsync(bench.Samples.Next(), bench.Samples.Next(), bench.Samples.Next());
        var one = LetterBench.ReaderFailed with { Reason = null, Sequence = 2 };
        await bench.Intake.MakeReplay().ReplayAsync(one, "a-1", Cancellation);
        Assert.Equal([2], await bench.Intake.CrossingsAsync(bench.Lane));
    }

    [Fact]
    public async Task A_correction_that_had_no_record_follows_its_record()
    {
        await using var bench = await LetterBench.OpenAsync(EntryKinds.Crossing);
        var record = bench.Samples.Next();
        await bench.PushAsync(bench.Samples.Draft(record), bench.Correction(1, record, DecisionCode.Refer));
        Assert.Equal(
            ["1 crossing reader.failed", "2 correction correction.no-record"],
            await bench.Intake.DeadLettersAsync(bench.Lane));
        Assert.Equal(new ReplayTally(2, 0, 0), await bench.ReplayAsync());
        Assert.Equal(["REF2"], await bench.ListAsync<string>("select decision from crossing"));
        Assert.Equal(["0 1"], await bench.ListAsync<string>(
            "select concat_ws(' ', sum(crossings), sum(referrals)) from flow_daily"));
    }

    [Fact]
    public async Task A_correction_that_comes_after_a_later_one_does_not_take_its_place()
    {
        await using var bench = await LetterBench.OpenAsync(EntryKinds.Correction);
        var record = bench.Samples.Next(SampleCrossings.Start) with { Decision = DecisionCode.Admit };
        await bench.PushAsync(bench.Samples.Draft(record), bench.Correction(1, record, DecisionCode.Refer));
        bench.Broken.Clear();
        await bench.PushAsync(bench.Correction(1, record, DecisionCode.Cancelled));
        Assert.Equal(new ReplayTally(1, 0, 0), await bench.ReplayAsync());
        Assert.Equal(["CAN"], await bench.ListAsync<string>("select decision from crossing"));
        Assert.Equal(["0 0"], await bench.ListAsync<string>(
            "select concat_ws(' ', sum(crossings), sum(referrals)) from flow_daily"));
        Assert.Equal(["2 ADM REF2", "3 ADM CAN"], await bench.ListAsync<string>(
            "select concat_ws(' ', sequence, was, became) from correction order by sequence"));
    }

    [Fact]
    public async Task An_entry_that_stands_already_in_another_journal_of_the_lane_is_not_applied_again()
    {
        await using var bench = await LetterBench.OpenAsync();
        await bench.PushAsync(bench.Samples.Next(), bench.Samples.Next());
        bench.Broken.Add(EntryKinds.Crossing);
        await bench.PushAsync(bench.Samples.Next());
        await bench.ExecuteAsync(
            """
            insert into envelope select region_id, lane_id || '+2', sequence, entry_id, kind, header, salt, sealed,
                payload_digest, hash, stored_at from envelope;
            update producer set state = 'closed';
            insert into producer select region_id, lane_id || '+2', next_sequence, last_hash from producer;
            insert into dead_letter (region_id, lane_id, sequence, kind, reason, noted_at)
                select region_id, lane_id, sequence, kind, 'epoch.undecided', now() from envelope
                where lane_id like '%+2'
            """);
        var branch = new LetterSelection(3, bench.Lane + "+2", "epoch.undecided");
        var tally = await bench.Intake.MakeReplay().ReplayAsync(branch, "a-1", Cancellation);
        Assert.Equal(2, tally.AlreadyApplied);
        Assert.Equal([1, 2], await bench.Intake.CrossingsAsync(bench.Lane));
        Assert.Equal(
            ["1 already-applied", "2 already-applied"],
            await bench.ListAsync<string>(
                """
                select concat_ws(' ', sequence, outcome) from dead_letter
                where lane_id like '%+2' and sequence < 3 order by 1
                """));
    }

    [Fact]
    public async Task What_was_erased_or_cannot_be_opened_meanwhile_stays_with_that_reason()
    {
        await using var bench = await LetterBench.OpenAsync(EntryKinds.Crossing);
        await bench.PushAsync([.. Enumerable.Range(0, 4).Select(_ => bench.Samples.Next())]);
        await bench.ExecuteAsync(
            """
            update envelope set sealed = null where sequence = 1;
            update envelope set sealed = set_bit(sealed, 700, 1 - get_bit(sealed, 700)) where sequence = 2;
            delete from envelope where sequence = 3
            """);
        Assert.Equal(new ReplayTally(1, 0, 3), await bench.ReplayAsync());
        Assert.Equal(
            ["1 crossing payload.erased", "2 crossing entry.sealed", "3 crossing entry.missing",
                "4 crossing reader.failed"],
            await bench.Intake.DeadLettersAsync(bench.Lane));
    }

    [Fact]
    public async Task The_proof_counts_letters_that_wait_and_wants_the_rows_of_those_that_were_applied()
    {
        await using var bench = await LetterBench.OpenAsync(EntryKinds.Crossing, EntryKinds.Audit);
        await bench.PushAsync(
            bench.Samples.Draft(), bench.Samples.Draft(EntryKinds.Audit, [255]), bench.Samples.Draft());
        await bench.ReplayAsync();
        var proof = await ProveAsync(bench);
        Assert.Equal((null, 1L), (proof.Fault, proof.Count.DeadLetters));
        await bench.ExecuteAsync("delete from crossing where sequence = 3");
        Assert.Equal(new ProofFault(3, "not-applied"), (await ProveAsync(bench)).Fault);
    }

    private static Task<JournalProof> ProveAsync(LetterBench bench) =>
        new JournalProver(bench.Intake.Fixture.Warehouse, bench.Intake.Fixture.Seal)
            .ProveAsync(new ProvedLane(3, bench.Lane.LaneId), Cancellation);
}
