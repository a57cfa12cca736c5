using System.Collections.Concurrent;
using Bmis.Biometrics;
using Bmis.Biometrics.Images;
using Bmis.BorderPost.Fingerprints;
using Bmis.BorderPost.Fingerprints.Keeping;
using Bmis.BorderPost.Hits;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Tests.Hits;
using Bmis.Crossings;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Records;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bmis.BorderPost.Tests.Fingerprints;

/// <summary>Travellers whose finger is being taken anew, and held by the engine, when the officer decides.</summary>
public sealed class LateCaptureTests : IDisposable
{
    private readonly HeldEngine _engine = new();
    private readonly ConcurrentQueue<string> _logged = [];

    public LateCaptureTests() => _engine.LetGo();

    public void Dispose() => _engine.Dispose();

    [Fact]
    public async Task A_capture_that_ends_after_the_decision_raises_a_chase_and_enrols_nobody()
    {
        await using var lane = await StartAsync();
        await lane.TakeInAsync(1, Passing.Nobody);
        await lane.TakePrintsInAsync(4, ("test:9", 1));
        var id = await TakeAnewAsync(lane, first: 2, then: 1);
        Assert.Empty((await lane.EventsAsync(id, 2)).OfType<FingersSearched>().Single().Candidates);
        _engine.LetGo();
        await FingerLane.UntilAsync(() => Book(lane).ShownChases.Count == 1);
        var late = Book(lane).ShownChases[0].Late!;
        Assert.Equal((id, "test:9", 4L), (late.CrossingId, late.EntryId, late.ListVersion));
        var searched = (await lane.EventsAsync(id, 3)).OfType<FingersSearched>().Single(one => one.IsLate);
        Assert.Equal("test:9", Assert.Single(searched.Candidates).SubjectId);
        Assert.Equal(id, Assert.Single(lane.Store.All()).Event.CrossingId);
        Assert.Empty(lane.Record(id).Hits);
    }

    [Fact]
    public async Task Where_the_first_filing_broke_the_fingers_that_were_taken_anew_are_enrolled_after_the_decision()
    {
        await using var lane = await StartAsync();
        _engine.KeepsNothing = true;
        var id = await TakeAnewAsync(lane, first: 2, then: 1);
        await FingerLane.UntilAsync(() => !_logged.IsEmpty);
        Assert.Empty(lane.Store.All());
        _engine.KeepsNothing = false;
        _engine.LetGo();
        await FingerLane.UntilAsync(() => lane.Store.In(PrintState.Told).Count == 1);
        Assert.Equal(id, lane.Store.All().Single().Event.CrossingId);
    }

    [Fact]
    public async Task What_earlier_fingers_came_to_counts_no_more_while_newer_ones_are_compared()
    {
        await using var lane = await StartAsync();
        await lane.TakePrintsInAsync(4, ("test:9", 2));
        await lane.PassAsync(FingerLane.Wanjiku, person: 1, events: 2);
        lane.Reader.Lay(1, 2);
        var entry = await lane.PresentAsync(FingerLane.Wanjiku, FingerChecks.Verification, FingerChecks.Alert);
        Assert.Equal(CheckResult.Successful, Of(entry, FingerChecks.Verification)!.Result);
        _engine.HoldComparisons();
        lane.Reader.Lay(2);
        Assert.True(lane.Fingers.Retake(entry.Id, FingerPosition.RightIndex));
        await FingerLane.UntilAsync(() => Of(lane.Desk.State.Active!, FingerChecks.Verification) is null);
        Assert.Null(Of(lane.Desk.State.Active!, FingerChecks.Alert));
        Assert.DoesNotContain(lane.Desk.State.Active!.Lists, one => one.Name == ListNames.AlertPrints);
        _engine.LetGo();
        await FingerLane.UntilAsync(() =>
            Of(lane.Desk.State.Active!, FingerChecks.Verification) is { Result: CheckResult.Failed });
    }

    [Fact]
    public async Task Whoever_is_decided_while_newer_fingers_are_searched_is_chased_by_them()
    {
        await using var lane = await StartAsync();
        await lane.TakeInAsync(1, Passing.Nobody);
        await lane.TakePrintsInAsync(4, ("test:9", 1));
        lane.Reader.Lay(2);
        var entry = await lane.PresentAsync(FingerLane.Wanjiku, FingerChecks.Verification, FingerChecks.Alert);
        _engine.HoldComparisons();
        lane.Reader.Lay(1);
        Assert.True(lane.Fingers.Retake(entry.Id, FingerPosition.RightIndex));
        await FingerLane.UntilAsync(() => lane.Fingers.State.Phase == FingerDeskPhase.Done);
        await FingerLane.UntilAsync(() => Of(lane.Desk.State.Active!, FingerChecks.Alert) is null);
        var id = await lane.DecideAsync();
        _engine.LetGo();
        await FingerLane.UntilAsync(() => Book(lane).ShownChases.Count == 1);
        var late = Book(lane).ShownChases[0].Late!;
        Assert.Equal((id, "test:9"), (late.CrossingId, late.EntryId));
    }

    [Fact]
    public async Task Whoever_is_decided_is_written_down_although_the_lane_stops()
    {
        await using var lane = await StartAsync();
        lane.Reader.Lay(1);
        await lane.PassAsync(FingerLane.Wanjiku, person: 1, events: 2);
        lane.Reader.Lay(1, 2);
        _engine.HoldComparisons();
        await lane.PresentAsync(FingerLane.Wanjiku, FingerChecks.Capture);
        var id = await lane.DecideAsync();
        var work = lane.Lane.Services.GetServices<IHostedService>().OfType<FingerWork>().Single();
        var stopping = work.StopAsync(TestContext.Current.CancellationToken);
        Assert.False(stopping.IsCompleted);
        _engine.LetGo();
        await stopping;
        Assert.Single(lane.Events(id).OfType<FingersVerified>());
    }

    private static CheckOutcome? Of(Inspection inspection, string check) =>
        inspection.Outcomes.SingleOrDefault(one => one.Check == check);

    private Task<FingerLane> StartAsync() => FingerLane.StartAsync(
        [SearchGallery.Alert],
        withReader: true,
        services => services.AddSingleton<IFingerprintEngine>(_engine)
            .AddSingleton<ILoggerProvider>(new LoggedLines(_logged)));

    // A person's finger is taken, another's is on the reader, and the officer decides.
    private async Task<Guid> TakeAnewAsync(FingerLane lane, int first, int then)
    {
        lane.Reader.Lay(first);
        var entry = await lane.PresentAsync(FingerLane.Wanjiku, FingerChecks.Verification, FingerChecks.Alert);
        _engine.HoldPictures();
        lane.Reader.Lay(then);
        Assert.True(lane.Fingers.Retake(entry.Id, FingerPosition.RightIndex));
        await FingerLane.UntilAsync(() => _engine.HasPicture);
        return await lane.DecideAsync();
    }

    private static HitBook Book(FingerLane lane) => lane.Lane.Services.GetRequiredService<HitBook>();
}
