using System.Collections.Concurrent;
using System.Security.Cryptography;
using Bmis.Biometrics;
using Bmis.Biometrics.Images;
using Bmis.BorderPost.Fingerprints;
using Bmis.BorderPost.Fingerprints.Keeping;
using Bmis.BorderPost.Fingerprints.Telling;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.SecondLine;
using Bmis.BorderPost.Tests.SecondLine;
using Bmis.BorderPost.Tests.Uplink;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Records;
using Bmis.Crossings.SecondLine;
using Bmis.Sync.Attachments;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bmis.BorderPost.Tests.Fingerprints;

/// <summary>What a lane keeps of fingers, sends up, and erases.</summary>
public sealed class KeptFingersTests
{
    private static readonly Guid Enrolment = Guid.Parse("01930000-0000-7000-8000-000000000077");
    private static readonly BuiltInEngine Engine = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("E", false)]
    [InlineData("B", true)]
    public async Task A_refusal_erases_prints_and_pictures_unless_its_ground_allows_them(string ground, bool isKept)
    {
        await using var lane = await FingerLane.StartAsync();
        lane.Reader.Lay(1);
        await lane.PresentAsync(FingerLane.Wanjiku, FingerChecks.Verification);
        var id = await lane.DecideAsync(OfficerAct.Refer);
        await FingerLane.UntilAsync(() => lane.Store.In(PrintState.Waiting).Count == 1);
        Assert.Equal(1, lane.Samples);
        Assert.Empty(lane.Events(id));
        var book = lane.Lane.Services.GetRequiredService<CaseBook>();
        foreach (var (step, act) in CaseLane.Refusal(ground, id: id).Index())
            Assert.Equal(CaseAnswer.Done, await book.ActAsync(
                act, act is OutcomeCountersigned, $"{step}", Cancellation));

        if (isKept)
        {
            var told = Assert.IsType<FingersEnrolled>(Assert.Single(await lane.EventsAsync(id, 1)));
            Assert.Equal(EnrolmentPurpose.Refusal, told.Purpose);
            Assert.Equal(1, lane.Samples);
            return;
        }

        await FingerLane.UntilAsync(() => !lane.Store.All().Any());
        Assert.Equal(0, lane.Samples);
        Assert.Empty(lane.Events(id));
    }

    [Fact]
    public async Task A_picture_goes_up_when_it_is_wanted_and_is_erased_once_headquarters_has_it()
    {
        await using var centre = new TestCentre();
        await centre.StartAsync();
        await using var lane = await FingerLane.StartAsync(
            [.. centre.LaneSettings(), "--Fingerprints:SampleDays=0"]);
        var (_, events) = await lane.PassAsync(FingerLane.Wanjiku, person: 1);
        var enrolled = (FingersEnrolled)events[0];
        var retention = lane.Lane.Services.GetRequiredService<FingerRetention>();
        Assert.Equal(0, retention.Erase());
        var sample = enrolled.Fingers[0].Sample!;
        var (content, absence) = await TakenAsync(centre, lane, enrolled.EnrolmentId, FingerSamples.Kind(2));
        Assert.Equal(
            (sample.Length, sample.Sha256, ""),
            (content.Length, Convert.ToHexStringLower(SHA256.HashData(content)), absence));
        Assert.True(ImageReader.Read(content, 500).Image is { Width: 288, Height: 352 });
        await FingerLane.UntilAsync(() => lane.Store.SentBefore(DateTimeOffset.MaxValue.AddDays(-1)).Count == 1);
        Assert.Equal(1, retention.Erase());
        Assert.Equal(0, lane.Samples);
        Assert.Equal(
            FingerSamples.NotTaken,
            (await TakenAsync(centre, lane, enrolled.EnrolmentId, FingerSamples.Kind(3))).Absence);
        Assert.Equal(
            FingerSamples.Gone,
            (await TakenAsync(centre, lane, Guid.Parse("01930000-0000-7000-8000-000000000001"),
                FingerSamples.Kind(2))).Absence);
    }

    [Fact]
    public async Task Who_is_enrolled_elsewhere_is_verified_against_what_headquarters_sends()
    {
        await using var centre = new TestCentre();
        var asked = new ConcurrentQueue<string>();
        centre.Feeds.Answers[EnrolmentContract.Topic] = question =>
        {
            Assert.True(EnrolmentContract.TryQuestion(question.Span, out var traveller, out _, out var wanted));
            asked.Enqueue($"{traveller?.Name.Primary} {wanted}");
            return EnrolmentContract.Write([Elsewhere(person: 1, onDocument: true)]);
        };
        await centre.StartAsync();
        await using var lane = await FingerLane.StartAsync(centre.LaneSettings());
        var reach = lane.Lane.Services.GetRequiredService<ICentreReach>();
        await FingerLane.UntilAsync(() => reach.InReach);
        var (_, events) = await lane.PassAsync(FingerLane.Wanjiku, person: 1);
        var verified = Assert.IsType<FingersVerified>(Assert.Single(events));
        Assert.Equal(
            (VerifiedAgainst.Enrolment, Enrolment, FingerBand.Match),
            (verified.Against, verified.EnrolmentId, verified.Band));
        Assert.Equal($"WANJIKU {Engine.Name}", Assert.Single(asked));
    }

    [Theory]
    [InlineData(null, FingerBand.Match, VerifiedAgainst.OwnJournal)]
    [InlineData(false, FingerBand.Match, VerifiedAgainst.OwnJournal)]
    [InlineData(true, FingerBand.NoMatch, VerifiedAgainst.Enrolment)]
    public async Task What_was_enrolled_while_headquarters_was_silent_gives_way_to_what_it_has_of_the_document(
        bool? onDocument, FingerBand band, VerifiedAgainst against)
    {
        await using var centre = new TestCentre();
        centre.Feeds.Answers[EnrolmentContract.Topic] = _ => EnrolmentContract.Write(
            onDocument is { } found ? [Elsewhere(person: 1, found)] : []);
        await centre.StartAsync();
        await centre.StopAsync();
        await using var lane = await FingerLane.StartAsync(centre.LaneSettings());
        await lane.PassAsync(FingerLane.Wanjiku, person: 2);
        Assert.True(Assert.Single(lane.Store.All()).IsDoubted);
        await centre.StartAsync();
        var reach = lane.Lane.Services.GetRequiredService<ICentreReach>();
        await FingerLane.UntilAsync(() => reach.InReach);
        var (_, events) = await lane.PassAsync(FingerLane.Wanjiku, person: 2, impression: 2);
        var verified = Assert.IsType<FingersVerified>(Assert.Single(events));
        Assert.Equal((band, against), (verified.Band, verified.Against));
    }

    [Fact]
    public async Task A_namesake_at_the_lane_keeps_nobody_from_asking_headquarters_about_the_document()
    {
        await using var centre = new TestCentre();
        EarlierEnrolment[] known = [];
        centre.Feeds.Answers[EnrolmentContract.Topic] = _ => EnrolmentContract.Write(known);
        await centre.StartAsync();
        await using var lane = await FingerLane.StartAsync(centre.LaneSettings());
        var reach = lane.Lane.Services.GetRequiredService<ICentreReach>();
        await FingerLane.UntilAsync(() => reach.InReach);
        var enrolled = (FingersEnrolled)(await lane.PassAsync(FingerLane.Wanjiku, person: 2)).Events[0];
        lane.Store.Forget(enrolled.EnrolmentId);
        lane.Store.Put(enrolled with { EnrolmentId = Enrolment, Document = null }, PrintState.Told);
        known = [Elsewhere(person: 1, onDocument: true) with { EnrolmentId = enrolled.EnrolmentId }];

        // Whoever is the namesake and shows the document of the other one.
        lane.Reader.Lay(2, 2);
        var entry = await lane.PresentAsync(FingerLane.Wanjiku, FingerChecks.Verification);
        Assert.Equal(
            "fingers.no-match", entry.Outcomes.Single(one => one.Check == FingerChecks.Verification).Reason);
    }

    [Fact]
    public async Task Nothing_of_fingers_lies_in_clear_and_no_log_names_anybody()
    {
        var lines = new ConcurrentQueue<string>();
        await using var lane = await FingerLane.StartAsync(
            [SearchGallery.Alert, SearchGallery.OwnFile],
            withReader: true,
            services => services.AddSingleton<ILoggerProvider>(new LoggedLines(lines)),
            "--Logging:LogLevel:Default=Trace");
        var (_, events) = await lane.PassAsync(FingerLane.Wanjiku, person: 1, events: 3);
        var enrolled = events.OfType<FingersEnrolled>().Single();
        var template = enrolled.Fingers[0].Template.ToArray();
        Assert.Empty(Planted.FilesIn(lane.Lane.Folder, template[8..48]));
        Assert.Empty(Planted.FilesIn(lane.Lane.Folder, "WANJIKU", "AK0318842"));
        Assert.Empty(Planted.FilesIn(lane.Lane.Folder, [[0xFF, 0xA0, 0xFF, 0xA8]]));
        Assert.NotEmpty(lines);
        Assert.DoesNotContain(lines, line => line.Contains("WANJIKU", StringComparison.OrdinalIgnoreCase)
            || line.Contains("AK0318842", StringComparison.Ordinal));
        Assert.DoesNotContain("WANJIKU", $"{enrolled} {lane.Fingers.State}", StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_was_kept_and_not_told_is_told_with_the_next_start()
    {
        await using var lane = await FingerLane.StartAsync();
        var (id, events) = await lane.PassAsync(FingerLane.Wanjiku, person: 1);
        var enrolled = (FingersEnrolled)events[0];
        var cut = enrolled with
        {
            EventId = Guid.CreateVersion7(enrolled.At), EnrolmentId = Guid.CreateVersion7(enrolled.At),
        };
        lane.Store.Put(cut, PrintState.Untold);
        await lane.Lane.RestartAsync();
        Assert.Equal(2, (await lane.EventsAsync(id, 2)).Count);
        await FingerLane.UntilAsync(() => lane.Store.In(PrintState.Untold).Count == 0);
    }

    private static EarlierEnrolment Elsewhere(int person, bool onDocument)
    {
        var print = Engine.Extract(LaidFingers.Print(person, FingerPosition.RightIndex, 2)).Template!;
        return new(Enrolment, TimeProvider.System.GetUtcNow(), "UTBOR", onDocument, Engine.Name,
        [
            new(2, FingerPresence.Captured, 80, 1, Engine.Write(print), null),
        ]);
    }

    // The lane sends by itself now and then, and here when it is told to.
    private static async Task<(byte[] Content, string Absence)> TakenAsync(
        TestCentre centre, FingerLane lane, Guid enrolment, string kind)
    {
        var key = new AttachmentKey(enrolment, kind);
        centre.Attachments.Want("lane-1", key);
        while (centre.Attachments.Taken.All(one => one.Key != key))
            await lane.Lane.Services.GetRequiredService<SampleUplink>().SendAsync(Cancellation);
        var taken = centre.Attachments.Taken.Single(one => one.Key == key);
        return (taken.Content, taken.Absence);
    }
}
