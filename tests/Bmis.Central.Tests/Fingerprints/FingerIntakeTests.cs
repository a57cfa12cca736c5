using System.Text;
using Bmis.Central.Distribution;
using Bmis.Central.Fingerprints.Enrolments;
using Bmis.Central.StayLedger;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Fingerprints;
using Bmis.Sync.Envelopes;

namespace Bmis.Central.Tests.Fingerprints;

/// <summary>What lanes journal about fingers comes into the warehouse once, sealed, and is found again.</summary>
public sealed class FingerIntakeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_enrolment_is_found_by_its_id_with_its_templates()
    {
        await using var bench = await FingerBench.OpenAsync();
        var enrolled = await bench.EnrolAsync(Hand.Of(1).Both());
        var stored = await bench.Get<EnrolmentStore>().FindAsync(3, enrolled.EnrolmentId, Cancellation);
        Assert.Equal(enrolled.Traveller, stored!.Enrolled!.Traveller);
        Assert.Equal("KEMBA", stored.PostCode);
        Assert.Equal(
            enrolled.Fingers.Select(one => Convert.ToHexString(one.Template.Span)),
            stored.Enrolled.Fingers.Select(one => Convert.ToHexString(one.Template.Span)));
    }

    [Fact]
    public async Task Neither_a_template_nor_a_name_lies_in_the_warehouse_in_clear()
    {
        await using var bench = await FingerBench.OpenAsync();
        var enrolled = await bench.EnrolAsync(Hand.Of(1).Both());
        var stored = await bench.ScalarAsync<byte[]>("select content from finger_enrolment");
        Assert.Equal(-1, stored.AsSpan().IndexOf(enrolled.Fingers[0].Template.Span[..32]));
        Assert.Equal(-1, stored.AsSpan().IndexOf(Encoding.UTF8.GetBytes(enrolled.Traveller!.Name.Primary)));
        Assert.Equal(0L, await bench.ScalarAsync<long>("select count(*) from envelope where salt is not null"));
    }

    [Fact]
    public async Task The_same_event_under_a_second_number_changes_nothing()
    {
        await using var bench = await FingerBench.OpenAsync();
        var crossing = bench.Checked();
        var verified = bench.Verified(crossing, FingerBand.Match);
        await bench.Hits.PushAsync(bench.Hits.Samples.Draft(crossing), bench.Draft(verified), bench.Draft(verified));
        Assert.Equal(1L, await bench.ScalarAsync<long>("select count(*) from finger_event"));
    }

    [Fact]
    public async Task What_cannot_be_read_or_names_another_enrolment_is_a_dead_letter_and_blocks_nothing()
    {
        await using var bench = await FingerBench.OpenAsync();
        var crossing = bench.Checked();
        var first = bench.Enrolled(crossing, Hand.Of(1).Both());
        var again = bench.Enrolled(crossing, Hand.Of(2).Both()) with { EnrolmentId = first.EnrolmentId };
        var nul = bench.Verified(crossing, FingerBand.Match, device: "R\0");
        await bench.Hits.EnrolAsync();
        var run = bench.Hits.Samples.Chain(
        [
            bench.Draft(first), bench.Hits.Samples.Draft(EntryKinds.Fingerprints, [1, 2, 3]), bench.Draft(again),
            bench.Draft(nul), bench.Draft(bench.Verified(crossing, FingerBand.Match)),
        ]);
        Assert.True(await bench.Hits.Intake.Store.AppendAsync(
            FingerBench.Lane, Checkpoint.Start, run, run[^1].Checkpoint, Cancellation));
        Assert.Equal(
            [
                "2 fingerprints payload.not-protobuf", "3 fingerprints enrolment.other", "4 fingerprints text.nul",
            ],
            await bench.Hits.Intake.DeadLettersAsync(FingerBench.Lane));
        Assert.Equal(1L, await bench.ScalarAsync<long>("select count(*) from finger_enrolment"));
        Assert.Equal(2L, await bench.ScalarAsync<long>("select count(*) from finger_event"));
    }

    [Fact]
    public async Task An_id_that_another_region_has_used_is_a_dead_letter()
    {
        Assert.SkipWhen(WarehouseFixture.HasShards, "A transaction of one shard sees no other.");
        await using var bench = await FingerBench.OpenAsync();
        await bench.Hits.EnrolAsync();
        var enrolled = bench.Enrolled(bench.Checked(), Hand.Of(1).Both());
        await bench.ScalarAsync<int>(
            $"""
            insert into finger_enrolment (region_id, enrolment_id, lane_id, sequence, crossing_id, post_code, taken_at,
                purpose, engine, prints, content, stored_at, used_at)
            values (4, '{enrolled.EnrolmentId}', 'OTHER', 1, '{bench.NextId()}', 'X', now(), 1, '', 0, '', now(), now())
            returning 1
            """);
        var run = bench.Hits.Samples.Chain([bench.Draft(enrolled)]);
        Assert.True(await bench.Hits.Intake.Store.AppendAsync(
            FingerBench.Lane, Checkpoint.Start, run, run[^1].Checkpoint, Cancellation));
        Assert.Equal(
            ["1 fingerprints enrolment.other"], await bench.Hits.Intake.DeadLettersAsync(FingerBench.Lane));
    }

    [Fact]
    public async Task A_lane_whose_clock_is_ahead_keeps_nothing_for_longer()
    {
        await using var bench = await FingerBench.OpenAsync();
        var enrolled = await bench.EnrolAsync(Hand.Of(1).Both());
        var ahead = bench.Checked() with { DecidedAt = bench.Clock.Now.AddYears(20) };
        await bench.Hits.PushAsync(
            bench.Draft(bench.Verified(ahead, FingerBand.Match, enrolled.EnrolmentId)),
            bench.Draft(bench.Enrolled(ahead, Hand.Of(2).Both())));
        var newest = bench.Clock.Now.UtcDateTime.AddDays(1);
        Assert.True(await bench.ScalarAsync<DateTime>("select max(used_at) from finger_enrolment") < newest);
        Assert.True(await bench.ScalarAsync<DateTime>("select max(compared_at) from finger_event") < newest);
        Assert.True(await bench.ScalarAsync<DateTime>("select max(taken_at) from finger_sample") < newest);
    }

    [Fact]
    public async Task Which_enrolments_a_lane_hears_of_is_in_the_audit()
    {
        await using var bench = await FingerBench.OpenAsync();
        var enrolled = await bench.EnrolAsync(Hand.Of(1).Both());
        await AskAsync(bench, EnrolmentContract.Question(enrolled.Traveller, null, Hand.Engine.Name));
        Assert.Equal(
            $"lane:LANE-1 {enrolled.EnrolmentId} allowed",
            await bench.ScalarAsync<string>(
                "select actor || ' ' || subject || ' ' || result from audit_entry"
                + " where action = 'fingerprints.asked'"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lane_that_asks_hears_of_earlier_enrolments_by_person_and_by_document(bool byDocument)
    {
        await using var bench = await FingerBench.OpenAsync();
        var enrolled = await bench.EnrolAsync(Hand.Of(1).Both());
        await bench.EnrolAsync(Hand.Of(2).Both());
        var found = Assert.Single(await AskAsync(
            bench,
            byDocument
                ? EnrolmentContract.Question(null, enrolled.Document, Hand.Engine.Name)
                : EnrolmentContract.Question(enrolled.Traveller, null, Hand.Engine.Name)));
        Assert.Equal((enrolled.EnrolmentId, byDocument), (found.EnrolmentId, found.OnDocument));
        Assert.Equal(enrolled.Fingers[0].Template.ToArray(), found.Fingers[0].Template.ToArray());
    }

    [Fact]
    public async Task Another_engine_hears_that_there_is_an_enrolment_and_gets_no_template()
    {
        await using var bench = await FingerBench.OpenAsync();
        var enrolled = await bench.EnrolAsync(Hand.Of(1).Both());
        var found = Assert.Single(await AskAsync(
            bench, EnrolmentContract.Question(enrolled.Traveller, null, "another-9")));
        Assert.All(found.Fingers, finger => Assert.Equal(0, finger.Template.Length));
    }

    private static async Task<IReadOnlyList<EarlierEnrolment>> AskAsync(FingerBench bench, byte[] question)
    {
        var answer = await bench.Get<LaneFeeds>().AnswerAsync(
            FingerBench.Lane, EnrolmentContract.Topic, question, Cancellation);
        Assert.True(EnrolmentContract.TryRead(answer!.Value.Span, out var found, out var problem), problem);
        return found;
    }
}
