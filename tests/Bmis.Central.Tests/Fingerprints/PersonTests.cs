using System.Net;
using Bmis.Central.Distribution;
using Bmis.Central.Fingerprints.Conflicts;
using Bmis.Central.Fingerprints.Persons;
using Bmis.Central.Officers;
using Bmis.Central.StayLedger;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Records;
using Dapper;

namespace Bmis.Central.Tests.Fingerprints;

/// <summary>Two names that two people have decided to be one person's have one file, until two undo it.</summary>
public sealed class PersonTests
{
    private static readonly ConflictViewer Viewer = new(true, false, null);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lanes_hear_of_one_person_under_both_names_what_was_enrolled_and_where_he_or_she_passed()
    {
        await using var bench = await FingerBench.OpenAsync();
        var (one, other) = (bench.Checked(), bench.Checked());
        var (first, second) = (await bench.EnrolAsync(Hand.Of(1).Both(), one),
            await bench.EnrolAsync(Hand.Of(1).Both(2), other));
        await bench.EnrolAsync(Hand.Of(2).Both());
        Assert.Equal([first.EnrolmentId], await EnrolmentsAsync(bench, one));
        Assert.Equal([one.CrossingId], await CrossingsAsync(bench, one));
        await DecideAsync(bench, ConflictOutcome.Same);
        Guid[] enrolments = [first.EnrolmentId, second.EnrolmentId];
        Guid[] crossings = [one.CrossingId, other.CrossingId];
        foreach (var asked in (Crossing[])[one, other, one with { Traveller = null }, other with { Document = null }])
        {
            Assert.Equal(enrolments.Order(), await EnrolmentsAsync(bench, asked));
            Assert.Equal(crossings.Order(), await CrossingsAsync(bench, asked));
        }

        Assert.Equal(
            enrolments.Order().Select(id => id.ToString()),
            (await bench.ScalarAsync<string>(
                "select subject from audit_entry where action = 'fingerprints.asked' order by number desc limit 1"))
                .Split(' ').Order());
    }

    [Theory]
    [InlineData(ConflictOutcome.Different)]
    [InlineData(ConflictOutcome.Undetermined)]
    public async Task What_two_people_have_joined_two_people_take_apart(string outcome)
    {
        await using var bench = await FingerBench.OpenAsync();
        var (one, other) = (bench.Checked(), bench.Checked());
        await bench.EnrolAsync(Hand.Of(1).Both(), one);
        await bench.EnrolAsync(Hand.Of(1).Both(2), other);
        var joined = await DecideAsync(bench, ConflictOutcome.Same);
        Assert.Equal(ConflictResult.Form, await DoAsync(bench, joined, ConflictAct.Proposed, "anna"));
        Assert.Equal(ConflictResult.Done, await DoAsync(bench, joined, ConflictAct.Proposed, "anna", outcome));
        var proposed = Assert.Single(await QueueAsync(bench));
        Assert.Equal(
            (ConflictState.Proposed, ConflictOutcome.Same, outcome),
            (proposed.State, proposed.Decided, proposed.Outcome));
        Assert.Equal(2, (await EnrolmentsAsync(bench, one)).Count);
        Assert.Equal(ConflictResult.Own, await DoAsync(bench, proposed, ConflictAct.Confirmed, "anna"));
        Assert.Equal(ConflictResult.Done, await DoAsync(bench, proposed, ConflictAct.Confirmed, "bela"));
        Assert.Single(await EnrolmentsAsync(bench, one));
        Assert.Single(await CrossingsAsync(bench, other));
        Assert.Empty(await QueueAsync(bench));
        Assert.Equal(
            ["proposed same", "confirmed same", $"proposed {outcome}", $"confirmed {outcome}"],
            (await bench.Get<ConflictStore>().ActsAsync(joined.ConflictId, Cancellation))
                .Select(act => $"{act.Act} {act.Outcome}"));
    }

    [Fact]
    public async Task Who_disagrees_with_another_decision_leaves_the_first_in_force()
    {
        await using var bench = await FingerBench.OpenAsync();
        var one = bench.Checked();
        await bench.EnrolAsync(Hand.Of(1).Both(), one);
        await bench.EnrolAsync(Hand.Of(1).Both(2));
        var joined = await DecideAsync(bench, ConflictOutcome.Same);
        await DoAsync(bench, joined, ConflictAct.Proposed, "anna", ConflictOutcome.Different);
        await DoAsync(bench, Assert.Single(await QueueAsync(bench)), ConflictAct.Rejected, "bela");
        Assert.Empty(await QueueAsync(bench));
        var after = (await bench.Get<ConflictStore>().FindAsync(joined.ConflictId, Viewer, Cancellation))!.Conflict;
        Assert.Equal(
            (ConflictState.Decided, ConflictOutcome.Same, ConflictOutcome.Same, ""),
            (after.State, after.Outcome, after.Decided, after.ProposedBy));
        Assert.Equal(2, (await EnrolmentsAsync(bench, one)).Count);
    }

    [Fact]
    public async Task Three_names_of_two_decisions_are_one_person()
    {
        await using var bench = await FingerBench.OpenAsync();
        Crossing[] names = [bench.Checked(), bench.Checked(), bench.Checked()];
        await bench.EnrolAsync([Hand.Of(1).Print(Hand.Index).Finger], names[0]);
        await bench.EnrolAsync(
            [Hand.Of(1).Print(Hand.Index, 2).Finger, Hand.Of(2).Print(Hand.Middle).Finger], names[1]);
        await DecideAsync(bench, ConflictOutcome.Same);
        await bench.EnrolAsync([Hand.Of(2).Print(Hand.Middle, 2).Finger], names[2]);
        await DecideAsync(bench, ConflictOutcome.Same);
        foreach (var name in names)
            Assert.Equal(3, (await EnrolmentsAsync(bench, name)).Count);
    }

    [Fact]
    public async Task They_stay_joined_while_both_have_an_enrolment_left()
    {
        await using var bench = await FingerBench.OpenAsync();
        var (one, other) = (bench.Checked(), bench.Checked());
        await bench.EnrolAsync(Hand.Of(1).Both(), one);
        await bench.EnrolAsync(Hand.Of(1).Both(2), other);
        await DecideAsync(bench, ConflictOutcome.Same);
        await bench.EnrolAsync(
            Hand.Of(1).Both(2), bench.Checked() with { Traveller = one.Traveller, Document = one.Document });
        await EraseAsync(bench, one);
        Assert.Equal(2, (await EnrolmentsAsync(bench, other)).Count);
        await EraseAsync(bench, other);
        Assert.Equal("decided 0", await bench.ScalarAsync<string>(
            "select state || ' ' || cardinality(persons) from finger_conflict"));
    }

    [Fact]
    public async Task The_file_of_a_person_shows_both_names_and_their_stays_and_to_one_post_its_own()
    {
        await using var bench = await FingerBench.OpenAsync();
        var (one, other) = (bench.Checked(), bench.Checked());
        var first = await bench.EnrolAsync(Hand.Of(1).Both(), one);
        await bench.EnrolAsync(Hand.Of(1).Both(2), other);
        var conflict = await DecideAsync(bench, ConflictOutcome.Same);
        await CrossingsAsync(bench, one);
        var headquarters = bench.Hits.Headquarters;
        await using (var connection = await headquarters.Fixture.Source.OpenConnectionAsync(Cancellation))
            await connection.ExecuteAsync(
                "insert into post (post_code, region_id, name) values ('OTHER', 3, 'Other')");
        using var all = await headquarters.SignedInAsync("", Roles.DataManager);
        var shown = WebUtility.HtmlDecode(
            await all.GetStringAsync(PersonEndpoints.Of(first.EnrolmentId), Cancellation));
        foreach (var name in (string[])[one.Traveller!.Name.Primary, other.Traveller!.Name.Primary, conflict.Address])
            Assert.Contains(name, shown, StringComparison.Ordinal);
        var file = await bench.Get<PersonFiles>().FindAsync(first.EnrolmentId, Viewer, Cancellation);
        Assert.Equal((2, 2, 1), (file!.Enrolments.Count, file.Crossings.Count, file.Joined.Count));
        Assert.Equal(
            new[] { one, other }.Select(crossing => crossing.CrossingId).Order(),
            file.Crossings.Select(past => past.CrossingId).Order());
        using var elsewhere = await headquarters.SignedInAsync("OTHER", Roles.DataManager);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await elsewhere.GetAsync(PersonEndpoints.Of(first.EnrolmentId), Cancellation)).StatusCode);
        using var supervisor = await headquarters.SignedInAsync("", Roles.Supervisor);
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await supervisor.GetAsync(PersonEndpoints.Of(first.EnrolmentId), Cancellation)).StatusCode);
    }

    private static async Task<Conflict> DecideAsync(FingerBench bench, string outcome)
    {
        await DoAsync(bench, Assert.Single(await QueueAsync(bench)), ConflictAct.Proposed, "anna", outcome);
        var proposed = Assert.Single(await QueueAsync(bench));
        Assert.Equal(ConflictResult.Done, await DoAsync(bench, proposed, ConflictAct.Confirmed, "bela"));
        return (await bench.Get<ConflictStore>().FindAsync(proposed.ConflictId, Viewer, Cancellation))!.Conflict;
    }

    private static Task<ConflictResult> DoAsync(
        FingerBench bench, Conflict conflict, string act, string by, string outcome = ConflictOutcome.Same) =>
        bench.Get<ConflictDesk>().DoAsync(
            conflict.ConflictId,
            new(act, act == ConflictAct.Proposed ? outcome : "", "I have seen both.", conflict.Acts),
            Viewer,
            by,
            Cancellation);

    private static async Task EraseAsync(FingerBench bench, Crossing crossing)
    {
        await using (var connection = await bench.Hits.Headquarters.Fixture.Shard.OpenConnectionAsync(Cancellation))
            await connection.ExecuteAsync(
                "update crossing set personal = null where crossing_id = @CrossingId", new { crossing.CrossingId });
        await QueueAsync(bench);
    }

    private static async Task<IReadOnlyList<Conflict>> QueueAsync(FingerBench bench)
    {
        while (!await bench.Get<ConflictKeeper>().CatchUpAsync(Cancellation))
            await Task.Yield();
        var page = await bench.Get<ConflictStore>().ReadAsync(new(), Viewer, Cancellation);
        return [.. page.Lines.Select(line => line.Conflict)];
    }

    private static async Task<IReadOnlyList<Guid>> EnrolmentsAsync(FingerBench bench, Crossing about)
    {
        var answer = await bench.Get<LaneFeeds>().AnswerAsync(
            FingerBench.Lane,
            EnrolmentContract.Topic,
            EnrolmentContract.Question(about.Traveller, about.Document, Hand.Engine.Name),
            Cancellation);
        Assert.True(EnrolmentContract.TryRead(answer!.Value.Span, out var found, out var problem), problem);
        return [.. found.Select(one => one.EnrolmentId).Order()];
    }

    private static async Task<IReadOnlyList<Guid>> CrossingsAsync(FingerBench bench, Crossing about)
    {
        while (!await bench.Get<HistoryKeeper>().CatchUpAsync(Cancellation))
            await Task.Yield();
        var answer = await bench.Get<LaneFeeds>().AnswerAsync(
            FingerBench.Lane,
            HistoryContract.Feed,
            HistoryContract.Question(about.Traveller, about.Document),
            Cancellation);
        Assert.True(HistoryContract.TryRead(answer!.Value.Span, out var items, out var problem), problem);
        return [.. items.Select(item => item.Past.CrossingId).Distinct().Order()];
    }
}
