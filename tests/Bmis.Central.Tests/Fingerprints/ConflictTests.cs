using System.Net;
using Bmis.Central.Fingerprints.Conflicts;
using Bmis.Central.Fingerprints.Enrolments;
using Bmis.Central.Officers;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Records;
using Dapper;

namespace Bmis.Central.Tests.Fingerprints;

/// <summary>Everybody who is enrolled is searched among all others; two people decide what it means.</summary>
public sealed class ConflictTests
{
    private const string PayloadsOfFingers =
        "select count(*) from envelope where kind = 'fingerprints' and sealed is not null";

    private static readonly ConflictViewer Viewer = new(true, false, null);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_fingers_under_another_name_are_a_conflict_and_other_fingers_are_none()
    {
        await using var bench = await FingerBench.OpenAsync();
        var first = await bench.EnrolAsync(Hand.Of(1).Both());
        await bench.EnrolAsync(Hand.Of(2).Both());
        var again = await bench.EnrolAsync(Hand.Of(1).Both(impression: 2));
        var conflict = Assert.Single(await QueueAsync(bench));
        Assert.Equal((again.EnrolmentId, first.EnrolmentId), (conflict.EnrolmentId, conflict.OtherEnrolmentId));
        Assert.Equal(2, conflict.Fingers.Length);
        Assert.True(conflict.Score >= conflict.Threshold);
        Assert.True(conflict.Threshold >= Hand.Engine.Threshold);
    }

    [Fact]
    public async Task The_same_traveller_again_is_none_by_person_or_by_document()
    {
        await using var bench = await FingerBench.OpenAsync();
        var first = bench.Checked();
        await bench.EnrolAsync(Hand.Of(1).Both(), first);
        await bench.EnrolAsync(Hand.Of(1).Both(2), bench.Checked() with { Traveller = first.Traveller });
        await bench.EnrolAsync(Hand.Of(1).Both(2), bench.Checked() with { Document = first.Document });
        Assert.Empty(await QueueAsync(bench));
        Assert.Equal(0L, await bench.ScalarAsync<long>("select count(*) from finger_conflict"));
    }

    [Fact]
    public async Task One_person_proposes_and_another_one_confirms()
    {
        await using var bench = await FingerBench.OpenAsync();
        var conflict = await ConflictAsync(bench);
        Assert.Equal(ConflictResult.Form, await DoAsync(bench, conflict, ConflictAct.Proposed, words: ""));
        Assert.Equal(ConflictResult.Changed, await DoAsync(bench, conflict, ConflictAct.Confirmed, "bela"));
        Assert.Equal(ConflictResult.Done, await DoAsync(bench, conflict, ConflictAct.Proposed));
        var proposed = Assert.Single(await QueueAsync(bench));
        Assert.Equal(ConflictResult.Own, await DoAsync(bench, proposed, ConflictAct.Confirmed, "ANNA"));
        Assert.Equal(ConflictResult.Changed, await DoAsync(bench, conflict, ConflictAct.Confirmed, "bela"));
        Assert.Equal(ConflictResult.Done, await DoAsync(bench, proposed, ConflictAct.Confirmed, "bela"));
        Assert.Empty(await QueueAsync(bench));
        Assert.Equal(
            ["proposed anna same", "confirmed bela same"],
            (await bench.Get<ConflictStore>().ActsAsync(conflict.ConflictId, Cancellation))
                .Select(act => $"{act.Act} {act.Actor} {act.Outcome}"));
    }

    [Fact]
    public async Task Who_disagrees_opens_it_again_and_says_why()
    {
        await using var bench = await FingerBench.OpenAsync();
        var conflict = await ConflictAsync(bench);
        await DoAsync(bench, conflict, ConflictAct.Proposed);
        var proposed = Assert.Single(await QueueAsync(bench));
        Assert.Equal(ConflictResult.Form, await DoAsync(bench, proposed, ConflictAct.Rejected, "bela", ""));
        Assert.Equal(ConflictResult.Done, await DoAsync(bench, proposed, ConflictAct.Rejected, "bela"));
        var open = Assert.Single(await QueueAsync(bench));
        Assert.Equal((ConflictState.Open, "", ""), (open.State, open.Outcome, open.ProposedBy));
    }

    [Theory]
    [InlineData(ConflictOutcome.Different, 0)]
    [InlineData(ConflictOutcome.Undetermined, 1)]
    public async Task What_is_decided_about_two_persons_counts_for_their_later_enrolments(string outcome, int again)
    {
        await using var bench = await FingerBench.OpenAsync();
        var (one, other) = (bench.Checked(), bench.Checked());
        await bench.EnrolAsync(Hand.Of(1).Both(), one);
        await bench.EnrolAsync(Hand.Of(1).Both(2), other);
        var conflict = Assert.Single(await QueueAsync(bench));
        await DoAsync(bench, conflict, ConflictAct.Proposed, outcome: outcome);
        await DoAsync(bench, Assert.Single(await QueueAsync(bench)), ConflictAct.Confirmed, "bela");
        await bench.EnrolAsync(Hand.Of(1).Both(2), Again(bench, one));
        Assert.Equal(again, (await QueueAsync(bench)).Count);
    }

    [Fact]
    public async Task What_is_done_about_a_conflict_can_be_neither_changed_nor_removed()
    {
        await using var bench = await FingerBench.OpenAsync();
        await DoAsync(bench, await ConflictAsync(bench), ConflictAct.Proposed);
        foreach (var sql in (string[])["update finger_conflict_act set actor = 'x'", "delete from finger_conflict_act"])
            await Assert.ThrowsAsync<Npgsql.PostgresException>(() => bench.ScalarAsync<int>(sql + " returning 1"));
        Assert.Equal(
            0L, await bench.ScalarAsync<long>(
                "select count(*) from finger_conflict_act where encode(words, 'escape') like '%seen%'"));
    }

    [Fact]
    public async Task An_erased_person_leaves_the_gallery_and_closes_the_conflict()
    {
        await using var bench = await FingerBench.OpenAsync();
        var conflict = await ConflictAsync(bench);
        await EraseFirstAsync(bench);
        Assert.Empty(await QueueAsync(bench));
        Assert.Equal(
            [ConflictAct.Erased],
            (await bench.Get<ConflictStore>().ActsAsync(conflict.ConflictId, Cancellation)).Select(act => act.Act));
        Assert.Equal(
            1L, await bench.ScalarAsync<long>(
                "select count(*) from envelope where kind = 'fingerprints' and sealed is null"));
        Assert.Equal(2L, await bench.ScalarAsync<long>("select count(*) from finger_sample where absence = 'erased'"));
        Assert.Equal(1, bench.Get<NationalGallery>().Subjects);
    }

    [Fact]
    public async Task The_verb_erases_every_enrolment_of_a_person_and_no_other()
    {
        await using var bench = await FingerBench.OpenAsync();
        var crossing = bench.Checked();
        var first = await bench.EnrolAsync(Hand.Of(1).Both(), crossing);
        await bench.EnrolAsync(Hand.Of(1).Both(2), Again(bench, crossing));
        await bench.EnrolAsync(
            [EnrolledFinger.Without(2, FingerPresence.Missing)],
            Again(bench, crossing));
        var other = await bench.EnrolAsync(Hand.Of(2).Both());
        var done = await Verbs.DoneAsync(
            bench.Hits.Headquarters.Fixture, "", "fingerprints", "erase", first.EnrolmentId.ToString());
        Assert.Equal(3, done.GetProperty("erased").GetInt32());
        Assert.Equal(
            other.EnrolmentId,
            await bench.ScalarAsync<Guid>("select enrolment_id from finger_enrolment where content is not null"));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task After_its_days_an_enrolment_is_erased_unless_it_was_compared_with_in_any_region(int region)
    {
        await using var bench = await FingerBench.OpenAsync();
        var used = await bench.EnrolAsync(Hand.Of(1).Both());
        await bench.EnrolAsync(Hand.Of(2).Both());
        await CatchUpAsync(bench);
        bench.Clock.Now += TimeSpan.FromDays(700);
        bench.Hits.Intake.Clock.Now = bench.Clock.Now;
        var later = FingerBench.Of(bench.Hits.Samples.Next(bench.Clock.Now));
        await bench.Hits.PushAsync(bench.Draft(
            bench.Verified(later, FingerBand.Match, used.EnrolmentId)));
        await ExecuteAsync(bench, $"update finger_event set region_id = {region} where kind = 'verified'");
        bench.Clock.Now += TimeSpan.FromDays(500);
        var (erased, pictures) = await bench.Get<FingerKeeper>().RemoveAsync(Cancellation);
        Assert.InRange(erased, 0, 1);
        Assert.InRange(pictures, 0, 4);
        Assert.Equal(
            used.EnrolmentId,
            await bench.ScalarAsync<Guid>("select enrolment_id from finger_enrolment where content is not null"));
        Assert.Equal(
            "retention", await bench.ScalarAsync<string>("select max(erased_why) from finger_enrolment"));
        await CatchUpAsync(bench);
        Assert.Equal(1, bench.Get<NationalGallery>().Subjects);
    }

    [Fact]
    public async Task After_their_days_comparisons_are_neither_counted_nor_kept_in_the_journal()
    {
        await using var bench = await FingerBench.OpenAsync();
        var crossing = bench.Checked();
        await bench.Hits.PushAsync(
            bench.Hits.Samples.Draft(crossing),
            bench.Draft(bench.Verified(crossing, FingerBand.Match)));
        bench.Clock.Now += TimeSpan.FromDays(1200);
        await bench.Get<FingerKeeper>().RemoveAsync(Cancellation);
        Assert.Equal(0L, await bench.ScalarAsync<long>(
            "select (select count(*) from finger_event) + (select count(*) from finger_crossing)"));
        Assert.Equal(0L, await bench.ScalarAsync<long>(PayloadsOfFingers));
    }

    [Fact]
    public async Task What_is_decided_knows_nobody_any_more_and_says_nothing_after_an_erasure()
    {
        await using var bench = await FingerBench.OpenAsync();
        await DoAsync(bench, await ConflictAsync(bench), ConflictAct.Proposed);
        await DoAsync(bench, Assert.Single(await QueueAsync(bench)), ConflictAct.Confirmed, "bela");
        await EraseFirstAsync(bench);
        await CatchUpAsync(bench);
        Assert.Equal("decided 0 0", await bench.ScalarAsync<string>(
            "select state || ' ' || cardinality(persons) || ' ' || (select count(words) from finger_conflict_act)"
            + " from finger_conflict"));
    }

    [Fact]
    public async Task A_comparison_loses_its_payload_with_the_crossing()
    {
        await using var bench = await FingerBench.OpenAsync();
        var crossing = bench.Checked();
        await bench.EnrolAsync(Hand.Of(1).Both(), crossing);
        await bench.Hits.PushAsync(bench.Draft(
            bench.Verified(crossing, FingerBand.Match)));
        Assert.Equal(2L, await bench.ScalarAsync<long>(PayloadsOfFingers));
        await EraseFirstAsync(bench);
        Assert.Equal(0L, await bench.ScalarAsync<long>(PayloadsOfFingers));
    }

    [Fact]
    public async Task Templates_of_whoever_left_are_out_of_the_file_after_a_day()
    {
        await using var bench = await FingerBench.OpenAsync();
        await bench.EnrolAsync(Hand.Of(1).Both());
        await bench.EnrolAsync(Hand.Of(2).Both());
        await CatchUpAsync(bench);
        await using var second = await FingerBench.OpenAsync(bench.Hits.Headquarters.Fixture);
        await CatchUpAsync(second);
        await EraseFirstAsync(bench);
        second.Clock.Now = bench.Clock.Now;
        await CatchUpAsync(second);
        Assert.Equal((1, 1), (second.Get<NationalGallery>().Subjects, second.Get<NationalGallery>().Leaving));
        second.Clock.Now += TimeSpan.FromDays(1);
        await CatchUpAsync(second);
        Assert.Equal((1, 0), (second.Get<NationalGallery>().Subjects, second.Get<NationalGallery>().Leaving));
    }

    [Fact]
    public async Task What_has_no_print_waits_no_longer_and_does_not_count_as_searched()
    {
        await using var bench = await FingerBench.OpenAsync();
        await bench.EnrolAsync(
            [EnrolledFinger.Without(2, FingerPresence.Missing)]);
        await bench.EnrolAsync(Hand.Of(1).Both());
        await CatchUpAsync(bench);
        Assert.Equal("1 1", await bench.ScalarAsync<string>(
            "select count(searched_at) || ' ' || count(*) filter (where is_left_out) from finger_enrolment"));
    }

    [Fact]
    public async Task Swapped_fingers_are_found_and_said()
    {
        await using var bench = await FingerBench.OpenAsync();
        await bench.EnrolAsync(Hand.Of(1).Both());
        await bench.EnrolAsync(
        [
            Hand.Of(1).Print(Hand.Index, 2).Finger with { Position = Hand.Middle },
            Hand.Of(1).Print(Hand.Middle, 2).Finger with { Position = Hand.Index },
        ]);
        var conflict = Assert.Single(await QueueAsync(bench));
        Assert.Equal(
            ["2-3", "3-2"], conflict.Fingers.Zip(conflict.OtherFingers, (one, other) => $"{one}-{other}").Order());
    }

    [Fact]
    public async Task A_gallery_that_is_read_anew_holds_what_the_one_before_held()
    {
        await using var bench = await FingerBench.OpenAsync();
        await bench.EnrolAsync(Hand.Of(1).Both());
        await bench.EnrolAsync(Hand.Of(2).Both());
        await CatchUpAsync(bench);
        await using var second = await FingerBench.OpenAsync(bench.Hits.Headquarters.Fixture);
        await CatchUpAsync(second);
        Assert.Equal(2, second.Get<NationalGallery>().Subjects);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, "", Roles.DataManager)]
    [InlineData(HttpStatusCode.NotFound, "OTHER", Roles.DataManager)]
    [InlineData(HttpStatusCode.Redirect, "", Roles.Supervisor)]
    public async Task A_picture_exists_for_the_right_role_and_is_in_the_audit_before_it_is_answered(
        HttpStatusCode status, string post, string role)
    {
        await using var bench = await FingerBench.OpenAsync();
        var conflict = await ConflictAsync(bench);
        var stored = await bench.Get<EnrolmentStore>().FindAsync(3, conflict.EnrolmentId, Cancellation);
        Assert.True(await bench.Get<FingerSampleStore>().TakeAsync(
            FingerBench.Lane, new(stored!.EnrolmentId, "finger-2"), Hand.Of(1).File(Hand.Index, 2), "", Cancellation));
        if (post.Length > 0)
            await ExecuteAsync(bench, "insert into post (post_code, region_id, name) values ('OTHER', 3, 'Other')");
        using var browser = await bench.Hits.Headquarters.SignedInAsync(post, role);
        var answer = await browser.GetAsync($"{conflict.Address}/pictures/one/2", Cancellation);
        Assert.Equal(status, answer.StatusCode);
        if (status == HttpStatusCode.OK)
            Assert.Equal("image/png", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            status == HttpStatusCode.Redirect ? "refused" : "allowed",
            await bench.ScalarAsync<string>(
                "select result from audit_entry where action like '%/pictures/{side}/{finger}'"));
    }

    private static Task EraseFirstAsync(FingerBench bench) => ExecuteAsync(
        bench,
        "update crossing set personal = null where crossing_id = "
            + "(select crossing_id from finger_enrolment order by stored_at, sequence limit 1)");

    private static Crossing Again(FingerBench bench, Crossing before) =>
        bench.Checked() with { Traveller = before.Traveller, Document = before.Document };

    private static async Task<Conflict> ConflictAsync(FingerBench bench)
    {
        await bench.EnrolAsync(Hand.Of(1).Both());
        await bench.EnrolAsync(Hand.Of(1).Both(2));
        return Assert.Single(await QueueAsync(bench));
    }

    private static async Task<IReadOnlyList<Conflict>> QueueAsync(FingerBench bench)
    {
        await CatchUpAsync(bench);
        var page = await bench.Get<ConflictStore>().ReadAsync(new ConflictFilter(), Viewer, Cancellation);
        return [.. page.Lines.Select(line => line.Conflict)];
    }

    private static async Task CatchUpAsync(FingerBench bench)
    {
        while (!await bench.Get<ConflictKeeper>().CatchUpAsync(Cancellation))
            await Task.Yield();
    }

    private static Task<ConflictResult> DoAsync(
        FingerBench bench,
        Conflict conflict,
        string act,
        string by = "anna",
        string words = "I have seen both.",
        string outcome = ConflictOutcome.Same) => bench.Get<ConflictDesk>().DoAsync(
            conflict.ConflictId,
            new(act, act == ConflictAct.Proposed ? outcome : "", words, conflict.Acts),
            Viewer,
            by,
            Cancellation);

    private static async Task ExecuteAsync(FingerBench bench, string sql)
    {
        await using var connection = await bench.Hits.Headquarters.Fixture.Shard.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync(sql);
    }
}
