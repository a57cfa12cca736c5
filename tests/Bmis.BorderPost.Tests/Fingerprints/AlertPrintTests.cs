using Bmis.Biometrics;
using Bmis.BorderPost.Devices.Simulated;
using Bmis.BorderPost.Fingerprints.Keeping;
using Bmis.BorderPost.Fingerprints.Searching;
using Bmis.BorderPost.Hits;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Lists;
using Bmis.BorderPost.Tests.Hits;
using Bmis.Crossings;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Scoring;
using Microsoft.Extensions.DependencyInjection;

namespace Bmis.BorderPost.Tests.Fingerprints;

/// <summary>Travellers whose fingers stand on the list of alert entries' prints, under another name.</summary>
public sealed class AlertPrintTests
{
    private static readonly SearchGallery[] Alerts = [SearchGallery.Alert];

    // Whatever is compared of two travellers must have answered for both.
    private static readonly string[] Answered =
        [AlertListCheck.Key, FingerChecks.Capture, FingerChecks.Alert, FingerChecks.Verification];

    [Fact]
    public async Task An_alert_is_found_by_print_under_another_name()
    {
        await using var lane = await FingerLane.StartAsync(Alerts);
        await lane.TakeInAsync(1, Passing.Nobody);
        await lane.TakePrintsInAsync(3, ("test:9", 1));
        lane.Reader.Lay(1);
        var entry = await lane.PresentAsync(FingerLane.Wanjiku, FingerChecks.Alert, AlertListCheck.Key);
        Assert.Equal(
            (CheckResult.Failed, AlertListCheck.Hit, CheckResult.Successful),
            (Of(entry, FingerChecks.Alert).Result, Of(entry, FingerChecks.Alert).Reason,
                Of(entry, AlertListCheck.Key).Result));
        Assert.Equal(Verdict.Refer, entry.Judgement.Verdict);
        var shown = Assert.Single(entry.OpenHits);
        var piece = Assert.Single(shown.Pieces);
        Assert.Equal(
            ("test:9", PieceKind.Fingerprints, "2", ListNames.AlertPrints),
            (shown.Hit.EntryId, piece.Kind, piece.Query, shown.Hit.List));
        Assert.InRange(shown.Hit.Score, 0.9, 1);

        var id = await lane.DecideAsync(OfficerAct.Refer);
        var searched = Assert.IsType<FingersSearched>(Assert.Single(await lane.EventsAsync(id, 1)));
        Assert.Equal(
            (SearchGallery.Alert, 3L, 1L, 1, false),
            (searched.Gallery, searched.GalleryVersion, searched.Prints, searched.Probes, searched.IsLate));
        Assert.Equal(
            ("test:9", FingerBand.Match),
            (Assert.Single(searched.Candidates).SubjectId, searched.Candidates[0].Band));
        Assert.Equal("test:9", Assert.Single(lane.Record(id).Hits).EntryId);
        Assert.Empty(Book(lane).OpenChases);
    }

    [Fact]
    public async Task Who_is_on_both_lists_is_one_hit_that_both_explain()
    {
        await using var lane = await FingerLane.StartAsync(Alerts);
        await lane.TakeInAsync(1, Passing.Eriksson(AlertAction.Refer) with
        {
            Names = [new AlertName("Wanjiku", "Achieng Grace")],
        });
        await lane.TakePrintsInAsync(1, ("test:1", 1));
        lane.Reader.Lay(1);
        var entry = await lane.PresentAsync(FingerLane.Wanjiku, FingerChecks.Alert, AlertListCheck.Key);
        var hit = Assert.Single(entry.OpenHits);
        Assert.Contains(hit.Pieces, one => one.Kind == PieceKind.Fingerprints);
        Assert.Contains(hit.Pieces, one => one.Kind == PieceKind.NamePart);
        Assert.Single(lane.Record(await lane.DecideAsync(OfficerAct.Refer)).Hits);
    }

    [Fact]
    public async Task Who_was_cleared_of_a_name_is_hit_by_print_all_the_same()
    {
        await using var lane = await FingerLane.StartAsync(Alerts);
        var listed = Passing.Eriksson(AlertAction.Refer) with { Names = [new AlertName("Wanjiku", "Achieng Grace")] };
        await lane.TakeInAsync(1, listed);
        lane.Reader.Lay(1);
        var about = (await lane.PresentAsync(FingerLane.Wanjiku, AlertListCheck.Key)).Subject;
        await lane.DecideAsync(OfficerAct.Refer);
        var clearance = Clearance.Of(
            about.Traveller, about.Document, listed.Id, EntryDigest.Of(listed), DateOnly.MaxValue);
        lane.Lane.Services.GetRequiredService<ListShelf>().TakeIn(await lane.Lane.Lists.PutAsync(
            ListNames.Clearances, 1, Bmis.Crossings.Contracts.ClearanceContract.Write([clearance!])));
        await lane.TakePrintsInAsync(1, (listed.Id, 1));
        lane.Reader.Lay(1, 2);
        var entry = await lane.PresentAsync(FingerLane.Wanjiku, FingerChecks.Alert, AlertListCheck.Key);
        Assert.Equal(
            (AlertListCheck.Cleared, AlertListCheck.Hit),
            (Of(entry, AlertListCheck.Key).Reason, Of(entry, FingerChecks.Alert).Reason));
        var hit = Assert.Single(entry.OpenHits);
        Assert.Equal((ListNames.AlertPrints, null), (hit.Hit.List, hit.ClearedUntil));
        Assert.Contains(hit.Pieces, one => one.Kind == PieceKind.NamePart);
        var id = await lane.DecideAsync(OfficerAct.Refer);
        Assert.True(Assert.Single(lane.Record(id).Hits).IsOpen);
    }

    [Fact]
    public async Task A_discreet_entry_changes_nothing_that_the_desk_shows_and_stands_in_the_record()
    {
        await using var lane = await FingerLane.StartAsync(Alerts);
        await lane.TakeInAsync(1, Passing.Nobody with { Actions = AlertActions.Both(AlertAction.DiscreetCheck) });
        await lane.TakePrintsInAsync(1, ("test:9", 1));
        lane.Reader.Lay(1);
        var listed = await lane.PresentAsync(
            FingerLane.Wanjiku, FingerChecks.Alert, FingerChecks.Verification, AlertListCheck.Key);
        var id = await lane.DecideAsync();
        var hidden = await lane.EventsAsync(id, 2);
        lane.Reader.Lay(2);
        var other = await lane.PresentAsync(
            FingerLane.Mustermann, FingerChecks.Alert, FingerChecks.Verification, AlertListCheck.Key);
        Assert.Equal(Shown(other), Shown(listed));
        Assert.Equal(other.Judgement, listed.Judgement);
        Assert.Empty(listed.OpenHits);
        var recorded = Assert.Single(lane.Record(id).Hits);
        Assert.Equal(("test:9", true), (recorded.EntryId, recorded.IsDiscreet));

        // No number of an entry may tell of it either: as many as of anybody else.
        var nobody = await lane.EventsAsync(await lane.DecideAsync(), 2);
        Assert.Equal(nobody.Select(one => one.GetType()), hidden.Select(one => one.GetType()));
        Assert.Empty(Screenings(lane));
    }

    [Fact]
    public async Task A_list_of_prints_that_comes_after_the_decision_raises_a_chase()
    {
        await using var lane = await FingerLane.StartAsync(Alerts);
        await lane.TakeInAsync(1, Passing.Nobody);
        lane.Reader.Lay(1);
        var entry = await lane.PresentAsync(FingerLane.Wanjiku, FingerChecks.Alert);
        Assert.Equal(
            (CheckResult.NotPerformed, FingerSearching.NoList),
            (Of(entry, FingerChecks.Alert).Result, Of(entry, FingerChecks.Alert).Reason));
        var id = await lane.DecideAsync();
        await lane.EventsAsync(id, 2);
        await lane.Lane.RestartAsync();
        await lane.TakePrintsInAsync(1, ("test:8", 7), ("test:9", 1));
        await FingerLane.UntilAsync(() => Book(lane).ShownChases.Count == 1);
        var late = Book(lane).ShownChases[0].Late!;
        Assert.Equal((id, "test:9", 1L), (late.CrossingId, late.EntryId, late.ListVersion));
        using var scope = lane.Lane.Services.CreateScope();
        var view = Assert.Single(scope.ServiceProvider.GetRequiredService<LateHitWriter>().Write(
            Book(lane).ShownChases));
        Assert.Equal(Passing.Nobody.Title, view.Hit.Entry);
    }

    [Fact]
    public async Task An_answer_that_comes_after_the_decision_raises_a_chase()
    {
        using var engine = new HeldEngine();
        await using var lane = await FingerLane.StartAsync(
            Alerts, withReader: true, services => services.AddSingleton<IFingerprintEngine>(engine));
        await lane.TakeInAsync(1, Passing.Nobody);
        await lane.TakePrintsInAsync(4, ("test:9", 1));
        lane.Reader.Lay(1);
        await lane.PresentAsync(FingerLane.Wanjiku, FingerChecks.Verification);
        var id = await lane.DecideAsync();
        engine.LetGo();
        await FingerLane.UntilAsync(() => Book(lane).ShownChases.Count == 1);
        Assert.Equal(id, Book(lane).ShownChases[0].CrossingId);
        var searched = Assert.Single((await lane.EventsAsync(id, 2)).OfType<FingersSearched>());
        Assert.True(searched.IsLate);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_print_of_an_entry_that_the_alert_list_gets_later_is_never_green_and_raises_a_chase(
        bool withRestart)
    {
        await using var lane = await FingerLane.StartAsync(Alerts);
        await lane.TakeInAsync(1, Passing.Eriksson(AlertAction.Refer));
        await lane.TakePrintsInAsync(3, ("test:9", 1));
        lane.Reader.Lay(1);
        var meant = await lane.PresentAsync(FingerLane.Wanjiku, Answered);
        Assert.Equal(
            (CheckResult.Undetermined, FingerSearching.AheadOfAlerts),
            (Of(meant, FingerChecks.Alert).Result, Of(meant, FingerChecks.Alert).Reason));
        var id = await lane.DecideAsync();
        await lane.EventsAsync(id, 2);

        // The entry may be a discreet one: everybody gets the same.
        lane.Reader.Lay(2);
        var other = await lane.PresentAsync(FingerLane.Mustermann, Answered);
        Assert.Equal(Shown(other), Shown(meant));
        await lane.EventsAsync(await lane.DecideAsync(), 2);

        if (withRestart) await lane.Lane.RestartAsync();
        await lane.TakeInAsync(2, Passing.Nobody);
        await FingerLane.UntilAsync(() => Book(lane).OpenChases.Count > 0);
        var late = Assert.Single(Book(lane).ShownChases).Late!;
        Assert.Equal(
            (id, "test:9", 2L, ListNames.AlertPrints),
            (late.CrossingId, late.EntryId, late.ListVersion, late.Hit.List));
        Assert.Single(Screenings(lane));
    }

    [Fact]
    public async Task Whoever_is_still_at_the_desk_when_the_entry_comes_is_searched_again()
    {
        await using var lane = await FingerLane.StartAsync(Alerts);
        await lane.TakePrintsInAsync(3, ("test:9", 1));
        lane.Reader.Lay(1);
        var before = await lane.PresentAsync(FingerLane.Wanjiku, FingerChecks.Alert);
        Assert.Equal(FingerSearching.AheadOfAlerts, Of(before, FingerChecks.Alert).Reason);
        await lane.TakeInAsync(2, Passing.Nobody);
        await FingerLane.UntilAsync(() => lane.Desk.State.Active!.Outcomes.Any(one =>
            one is { Check: FingerChecks.Alert, Reason: AlertListCheck.Hit }));
        var id = await lane.DecideAsync(OfficerAct.Refer);
        Assert.Equal("test:9", Assert.Single(lane.Record(id).Hits).EntryId);
    }

    [Fact]
    public async Task A_print_of_an_entry_that_was_withdrawn_is_green()
    {
        await using var lane = await FingerLane.StartAsync(Alerts);
        await lane.TakePrintsInAsync(3, ("test:9", 1));
        await lane.TakeInAsync(2, Passing.Eriksson(AlertAction.Refer));
        lane.Reader.Lay(1);
        var entry = await lane.PresentAsync(FingerLane.Wanjiku, FingerChecks.Alert);
        Assert.Equal(CheckResult.Successful, Of(entry, FingerChecks.Alert).Result);
    }

    [Fact]
    public async Task A_print_that_came_after_the_decision_and_before_its_entry_raises_a_chase_with_the_entry()
    {
        await using var lane = await FingerLane.StartAsync(Alerts);
        await lane.TakeInAsync(1, Passing.Eriksson(AlertAction.Refer));
        lane.Reader.Lay(1);
        await lane.PresentAsync(FingerLane.Wanjiku, FingerChecks.Alert, FingerChecks.Verification);
        var id = await lane.DecideAsync();
        await FingerLane.UntilAsync(() => lane.Store.All().Any());
        await lane.TakePrintsInAsync(1, ("test:9", 1));
        await FingerLane.UntilAsync(() => Screenings(lane).Any());
        Assert.Empty(Book(lane).OpenChases);
        await lane.TakeInAsync(2, Passing.Nobody with { Actions = AlertActions.Both(AlertAction.DiscreetCheck) });
        await FingerLane.UntilAsync(() => Screenings(lane).Count() == 2);
        var late = Assert.Single(Book(lane).LateDiscreet).Late!;
        Assert.Equal((id, "test:9", 2L), (late.CrossingId, late.EntryId, late.ListVersion));
        Assert.Empty(Book(lane).ShownChases);
    }

    [Fact]
    public async Task Who_was_enrolled_here_as_another_person_is_for_second_line()
    {
        await using var lane = await FingerLane.StartAsync([SearchGallery.OwnFile]);
        var (_, events) = await lane.PassAsync(FingerLane.Wanjiku, person: 1, events: 2);
        var first = events.OfType<FingersEnrolled>().Single();
        Assert.Empty(events.OfType<FingersSearched>().Single().Candidates);
        lane.Reader.Lay(1, 2);
        var entry = await lane.PresentAsync(FingerLane.Mustermann, FingerChecks.OwnFile);
        Assert.Equal(
            (CheckResult.Failed, FingerSearching.OtherPerson),
            (Of(entry, FingerChecks.OwnFile).Result, Of(entry, FingerChecks.OwnFile).Reason));
        var id = await lane.DecideAsync(OfficerAct.Refer);
        var searched = Assert.Single((await lane.EventsAsync(id, 1)).OfType<FingersSearched>());
        Assert.Equal($"{first.EnrolmentId:N}", Assert.Single(searched.Candidates).SubjectId);
    }

    [Fact]
    public async Task A_search_of_the_own_file_says_how_many_prints_it_searched_of_the_newest()
    {
        await using var lane = await FingerLane.StartAsync(
            [SearchGallery.OwnFile], withReader: true, "--Fingerprints:OwnFile=1");
        await lane.PassAsync(FingerLane.Wanjiku, person: 1, events: 2);
        await lane.PassAsync(FingerLane.Mustermann, person: 2, events: 2);
        lane.Reader.Lay(1, 2);
        var entry = await lane.PresentAsync(SpecimenFile.All["france"].MrzText, FingerChecks.OwnFile);
        Assert.Equal(CheckResult.Successful, Of(entry, FingerChecks.OwnFile).Result);
        var events = await lane.EventsAsync(await lane.DecideAsync(), 2);
        Assert.Equal(1, events.OfType<FingersSearched>().Single().Prints);
    }

    [Fact]
    public async Task Who_is_admitted_although_enrolled_here_as_another_person_is_not_enrolled_under_that_name()
    {
        await using var lane = await FingerLane.StartAsync([SearchGallery.OwnFile]);
        await lane.PassAsync(FingerLane.Wanjiku, person: 1, events: 2);
        lane.Reader.Lay(1, 2);
        await lane.PresentAsync(FingerLane.Mustermann, FingerChecks.OwnFile, FingerChecks.Verification);
        var id = await lane.DecideAsync();
        Assert.IsType<FingersSearched>(Assert.Single(await lane.EventsAsync(id, 1)));
        Assert.Equal(id, Assert.Single(lane.Store.In(PrintState.Probe)).Event.CrossingId);
    }

    [Fact]
    public async Task A_search_that_breaks_is_told_and_keeps_no_record_back()
    {
        using var engine = new HeldEngine();
        engine.LetGo();
        await using var lane = await FingerLane.StartAsync(
            [SearchGallery.OwnFile],
            withReader: true,
            services => services.AddSingleton<IFingerprintEngine>(engine));
        await lane.PassAsync(FingerLane.Wanjiku, person: 1, events: 2);
        engine.IsBroken = true;
        lane.Reader.Lay(2);
        var entry = await lane.PresentAsync(FingerLane.Mustermann, FingerChecks.OwnFile, FingerChecks.Verification);
        Assert.Equal(
            (CheckResult.Undetermined, "fingers.failed"),
            (Of(entry, FingerChecks.OwnFile).Result, Of(entry, FingerChecks.OwnFile).Reason));
        Assert.IsType<FingersEnrolled>(Assert.Single(await lane.EventsAsync(await lane.DecideAsync(), 1)));
    }

    private static CheckOutcome Of(Inspection inspection, string check) =>
        inspection.Outcomes.Single(one => one.Check == check);

    private static IEnumerable<(string, CheckResult, string)> Shown(Inspection inspection) => inspection.Outcomes
        .Where(one => FingerChecks.All.Contains(one.Check) || one.Check == AlertListCheck.Key)
        .Select(one => (one.Check, one.Result, one.Reason));

    private static HitBook Book(FingerLane lane) => lane.Lane.Services.GetRequiredService<HitBook>();

    private static IEnumerable<byte[]> Screenings(FingerLane lane) =>
        lane.Lane.Services.GetRequiredService<Journal>().Recent(EntryKinds.Screening, 1000);
}
