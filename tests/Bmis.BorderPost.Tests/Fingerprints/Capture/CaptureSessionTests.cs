using Bmis.Biometrics;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Matching;
using Bmis.Biometrics.Synthesis;
using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Devices.Fingers;
using Bmis.BorderPost.Devices.Fingers.Optical;
using Bmis.BorderPost.Devices.Fingers.Simulated;
using Bmis.BorderPost.Fingerprints.Capture;
using Bmis.Crossings.Fingerprints;
using Bmis.TestKit;
using Bmis.TestKit.Fingerprints;

namespace Bmis.BorderPost.Tests.Fingerprints.Capture;

public sealed class CaptureSessionTests
{
    private const string Ada = "capture tests|ada";
    private static readonly BuiltInEngine Engine = new();

    private static readonly FingerPosition[] Pair = [FingerPosition.RightIndex, FingerPosition.RightMiddle];

    private readonly SimulatedFingerReader _twin = new("twin") { Traveller = Ada };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fingers_are_asked_for_one_after_the_other_and_kept_with_their_templates()
    {
        var session = Session(new(Pair) { GoodQuality = 0 });
        var steps = await RunAsync(session, _ => _twin.Touch());
        Assert.Equal(Pair, Awaited(steps).Select(step => step.Asked));
        var result = session.Result!;
        Assert.Equal((CaptureEnd.Complete, CaptureEnd.Complete), (result.End, steps[^1].End));
        Assert.Equal(Pair, result.Fingers.Select(finger => finger.Position));
        Assert.All(result.Fingers, finger => Assert.InRange(finger.Quality, 1, 100));
        Assert.Equal(("twin", FingerReaderKind.Simulated, 2, 2, 2, 2, 0),
            (result.Count.Device, result.Count.Kind, result.Count.Fingers, result.Count.Kept,
                result.Count.GoodAtOnce, result.Count.Pictures, result.Count.Faults));
        Assert.Equal(FingerState.Kept, steps[^1].Fingers[1].State);
    }

    [Fact]
    public async Task The_traveller_shows_the_same_fingers_each_time_and_another_person_shows_others()
    {
        var plan = new CapturePlan([FingerPosition.RightIndex]) { GoodQuality = 0 };
        var first = await TakeAsync(plan, SimulatedTouch.Own);
        var again = await TakeAsync(plan, SimulatedTouch.Own);
        var other = await TakeAsync(plan, SimulatedTouch.AnotherPerson);
        Assert.NotEqual(first.Picture.Pixels, again.Picture.Pixels);
        Assert.Equal(VerificationBand.Match, Engine.Verify(first.Template, again.Template).Band);
        Assert.Equal(VerificationBand.NoMatch, Engine.Verify(first.Template, other.Template).Band);
    }

    [Fact]
    public async Task The_best_of_three_is_kept_and_each_retry_has_its_words()
    {
        var session = Session(new([FingerPosition.RightIndex]) { GoodQuality = 100, LeastQuality = 0 });
        var touches = new Queue<SimulatedTouch>(
            [SimulatedTouch.TooDry, SimulatedTouch.Own, SimulatedTouch.TooDry]);
        var judged = Judged(await RunAsync(session, _ => _twin.Touch(touches.Dequeue())));
        Assert.Equal([1, 2, 3], judged.Select(step => step.Attempt));
        Assert.All(judged, step => Assert.NotNull(step.Retry));
        Assert.Equal(judged.Max(step => step.Quality), Assert.Single(session.Result!.Fingers).Quality);
        Assert.Equal(judged[1].Quality, session.Result.Fingers[0].Quality);
        var count = session.Result.Count;
        Assert.Equal((1, 0, 3), (count.Kept, count.GoodAtOnce, count.Pictures));
    }

    [Theory]
    [InlineData(nameof(SimulatedTouch.Bandaged))]
    [InlineData(nameof(SimulatedTouch.Nothing))]
    public async Task What_is_no_finger_is_refused_three_times_and_not_taken(string touch)
    {
        var session = Session(new([FingerPosition.RightIndex]));
        var judged = Judged(await RunAsync(session, _ => _twin.Touch(Enum.Parse<SimulatedTouch>(touch))));
        Assert.Equal(3, judged.Length);
        Assert.All(judged, step => Assert.Equal(RetryReason.NoFinger, step.Retry));
        Assert.Equal((CaptureEnd.Incomplete, 0), (session.Result!.End, session.Result.Fingers.Count));
        Assert.Equal([FingerPosition.RightIndex], session.Result.NotTaken);
    }

    [Fact]
    public async Task A_finger_that_was_taken_for_another_position_is_told()
    {
        var session = Session(new([FingerPosition.RightMiddle, FingerPosition.RightIndex]) { GoodQuality = 0 });
        var touches = new Queue<SimulatedTouch>(
            [SimulatedTouch.Own, SimulatedTouch.WrongFinger, SimulatedTouch.Own]);
        var judged = Judged(await RunAsync(session, _ => _twin.Touch(touches.Dequeue())));
        Assert.Equal([null, RetryReason.SameFinger, null], judged.Select(step => step.Retry));
        Assert.Equal((CaptureEnd.Complete, 2), (session.Result!.End, session.Result.Fingers.Count));
    }

    [Fact]
    public async Task A_finger_that_an_earlier_capture_kept_is_not_taken_for_another_one()
    {
        var middle = await TakeAsync(new([FingerPosition.RightMiddle]) { GoodQuality = 0 }, SimulatedTouch.Own);
        var session = Session(new([FingerPosition.RightIndex]) { GoodQuality = 0, Others = [middle] });
        var touches = new Queue<SimulatedTouch>([SimulatedTouch.WrongFinger, SimulatedTouch.Own]);
        var judged = Judged(await RunAsync(session, _ => _twin.Touch(touches.Dequeue())));
        Assert.Equal([RetryReason.SameFinger, null], judged.Select(step => step.Retry));
        Assert.Equal(FingerPosition.RightIndex, Assert.Single(session.Result!.Fingers).Position);
    }

    [Fact]
    public async Task A_finger_without_a_print_is_not_asked_for_and_the_officer_may_say_so_meanwhile()
    {
        var session = Session(new([.. Pair, FingerPosition.RightRing])
        {
            GoodQuality = 0, Absent = [new(FingerPosition.RightMiddle, FingerPresence.Missing)],
        });
        var steps = await RunAsync(session, step =>
        {
            if (step.Asked == FingerPosition.RightRing)
                session.Excuse(FingerPosition.RightRing, FingerPresence.Bandaged);
            else _twin.Touch();
        });
        Assert.Equal([FingerPosition.RightIndex, FingerPosition.RightRing], Awaited(steps).Select(step => step.Asked));
        Assert.Equal(
            [
                new(FingerPosition.RightMiddle, FingerPresence.Missing),
                new(FingerPosition.RightRing, FingerPresence.Bandaged),
            ],
            session.Result!.Absent);
        Assert.Equal((CaptureEnd.Complete, 1, 1),
            (session.Result.End, session.Result.Count.Fingers, session.Result.Count.Kept));
    }

    [Fact]
    public async Task The_officer_may_want_a_finger_anew_or_end_it()
    {
        var session = Session(new(Pair) { GoodQuality = 0 });
        var isRetaken = false;
        var steps = await RunAsync(session, step =>
        {
            if (step.Asked == FingerPosition.RightIndex && !isRetaken) _twin.Touch();
            else if (step.Asked == FingerPosition.RightIndex) session.Finish();
            else (isRetaken, _) = (true, Retake());
        });
        Assert.Equal(
            [FingerPosition.RightIndex, FingerPosition.RightMiddle, FingerPosition.RightIndex],
            Awaited(steps).Select(step => step.Asked));
        Assert.Equal((CaptureEnd.Finished, 0), (session.Result!.End, session.Result.Fingers.Count));

        bool Retake()
        {
            session.Retake(FingerPosition.RightIndex);
            return true;
        }
    }

    [Fact]
    public async Task Time_runs_out_and_what_was_taken_stays()
    {
        var session = Session(new(Pair) { GoodQuality = 0, Limit = TimeSpan.FromSeconds(3) });
        await RunAsync(session, step =>
        {
            if (step.Asked == FingerPosition.RightIndex) _twin.Touch();
        });
        Assert.Equal((CaptureEnd.TimedOut, 1), (session.Result!.End, session.Result.Fingers.Count));
        Assert.Equal([FingerPosition.RightMiddle], session.Result.NotTaken);
    }

    [Fact]
    public async Task A_capture_that_is_cancelled_brings_nothing_home()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var session = Session(new(Pair));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var step in session.RunAsync(stop.Token))
                if (step.Phase == CapturePhase.FingerAwaited)
                    await stop.CancelAsync();
        });
        Assert.Null(session.Result);
    }

    [Fact]
    public async Task Faults_of_the_reader_are_shown_and_counted_and_the_finger_is_taken_all_the_same()
    {
        var session = Session(new([FingerPosition.RightIndex]) { GoodQuality = 0 });
        var said = 0;
        var steps = await RunAsync(session, _ =>
        {
            if (said++ > 0) return;
            _twin.Fail(FingerReaderFault.Unplugged);
            _twin.Become(DeviceState.Absent);
            _twin.Become(DeviceState.Ready);
            _twin.Touch();
        });
        Assert.Equal(FingerReaderFault.Unplugged, Assert.Single(steps, step => step.Fault is not null).Fault);
        Assert.Single(steps, step => step.Phase == CapturePhase.ReaderAway);
        Assert.Equal((1, 1), (session.Result!.Count.Faults, session.Result.Count.Kept));
    }

    [Fact]
    public async Task A_reader_that_ends_does_not_hang_the_capture()
    {
        var session = new CaptureSession(
            new ScriptedFingerReader(new FingerAwaited()), Engine, new(Pair), TimeProvider.System);
        await RunAsync(session, _ => { });
        Assert.Equal(CaptureEnd.ReaderLost, session.Result!.End);
    }

    [Fact]
    public async Task Two_fingers_at_once_and_a_picture_of_another_finger_are_refused()
    {
        var fingers = Pair.Select(finger => SimulatedFingers.Of(Ada, finger)).ToArray();
        var slap = SyntheticSlap.Of(
            FingerPosition.PlainRightFour, [null, fingers[0], fingers[1], null], 5, new()).Picture;
        var one = new FingerTaken(fingers[0].Impression(3), FingerPosition.LeftLittle);
        var good = new FingerTaken(fingers[0].Impression(4, new ImpressionParameters()));
        var session = new CaptureSession(
            new ScriptedFingerReader(new FingerTaken(slap), one, good), Engine,
            new([FingerPosition.RightIndex]) { GoodQuality = 0 }, TimeProvider.System);
        var judged = Judged(await RunAsync(session, _ => { }));
        Assert.Equal(
            [RetryReason.TooManyFingers, RetryReason.OtherFinger, null], judged.Select(step => step.Retry));
        Assert.Equal(CaptureEnd.Complete, session.Result!.End);
    }

    [Fact]
    public async Task A_reader_of_four_takes_hands_and_asks_again_when_a_finger_is_not_on_it()
    {
        FingerPosition[] all = [.. Pair, FingerPosition.RightRing, FingerPosition.LeftThumb, FingerPosition.RightThumb];
        var slap = new SimulatedFingerReader("slap", FingerReaderAbility.FourFingers) { Traveller = Ada };
        var session = new CaptureSession(
            slap, Engine, new(all) { GoodQuality = 0, LeastQuality = 0 }, TimeProvider.System);
        var touches = new Queue<SimulatedTouch>(
            [SimulatedTouch.WrongFinger, SimulatedTouch.Own, SimulatedTouch.Nothing, SimulatedTouch.Own]);
        var judged = Judged(await RunAsync(session, _ => slap.Touch(touches.Dequeue())));
        Assert.Equal(
            [RetryReason.TooFewFingers, null, RetryReason.NoFinger, null], judged.Select(step => step.Retry));
        Assert.Equal(
            [FingerPosition.PlainRightFour, FingerPosition.PlainThumbs],
            judged.Select(step => step.Asked).Distinct());
        Assert.Equal((CaptureEnd.Complete, 5, 4),
            (session.Result!.End, session.Result.Fingers.Count, session.Result.Count.Pictures));
        foreach (var finger in session.Result.Fingers)
        {
            var alone = Engine.Extract(SimulatedFingers.Of(Ada, finger.Position)
                .Impression(77, new ImpressionParameters())).Template!;
            Assert.Equal(VerificationBand.Match, Engine.Verify(finger.Template, alone).Band);
        }
    }

    [Fact]
    public async Task A_finger_on_the_emulated_module_is_enrolled_and_known_again()
    {
        using var folder = new ScratchFolder();
        using var module = new OpticalModuleEmulator(Path.Combine(folder.Path, "finger"));
        var reader = new OpticalReader(
            new() { Name = "optic", Port = module.Port, SilenceMilliseconds = 1000 }, TimeProvider.System);
        module.PlugIn();
        module.Press(Packed(FingerPosition.RightIndex, 1), ModuleTrouble.WrongChecksum);
        var session = new CaptureSession(
            reader, Engine, new(Pair) { GoodQuality = 0, LeastQuality = 0 }, TimeProvider.System);
        var middle = Packed(FingerPosition.RightMiddle, 1);

        // Not before it is asked for: one that comes while the first is judged must be lifted.
        var steps = await RunAsync(session, step =>
        {
            if (step.Asked == FingerPosition.RightMiddle) module.Press(middle);
        });
        Assert.Equal((CaptureEnd.Complete, 1), (session.Result!.End, session.Result.Count.Faults));
        Assert.Contains(steps, step => step is { Phase: CapturePhase.Arriving, Picture: not null });
        var index = session.Result.Fingers[0].Template;
        var again = Engine.Extract(SimulatedFingers.Of(Ada, FingerPosition.RightIndex)
            .Impression(9, new ImpressionParameters { RotationDegrees = 6 })).Template!;
        Assert.Equal(VerificationBand.Match, Engine.Verify(index, again).Band);
        Assert.Equal(
            VerificationBand.NoMatch, Engine.Verify(index, session.Result.Fingers[1].Template).Band);
    }

    [Fact]
    public void A_plan_of_hands_or_of_a_finger_twice_is_our_bug()
    {
        Assert.Throws<ArgumentException>(() => Session(new([])));
        Assert.Throws<ArgumentException>(() => Session(new([FingerPosition.PlainThumbs])));
        Assert.Throws<ArgumentException>(() => Session(new([Pair[0], Pair[0]])));
    }

    [Fact]
    public void Every_reason_and_fault_has_a_sentence_of_its_own()
    {
        var retries = Enum.GetValues<RetryReason>().Select(RetryWords.Key).ToArray();
        var faults = Enum.GetValues<FingerReaderFault>();
        Assert.Equal(retries.Length, retries.Distinct().Count());
        Assert.Equal(faults.Length, faults.Select(FaultSentences.Key).Distinct().Count());
        Assert.Equal(faults.Length, faults.Select(FaultSentences.Of).Distinct().Count());
        using var texts = typeof(RetryWords).Assembly.GetManifestResourceStream("languages/en.json")!;
        var english = new StreamReader(texts).ReadToEnd();
        Assert.All(
            retries.Concat(faults.Select(FaultSentences.Key)),
            key => Assert.Contains($"\"{key}\"", english, StringComparison.Ordinal));
    }

    private CaptureSession Session(CapturePlan plan) => new(_twin, Engine, plan, TimeProvider.System);

    private async Task<CapturedFinger> TakeAsync(CapturePlan plan, SimulatedTouch touch)
    {
        var session = Session(plan);
        await RunAsync(session, _ => _twin.Touch(touch));
        return Assert.Single(session.Result!.Fingers);
    }

    // The act is done whenever a finger is awaited anew: at the begin and after each picture that does not settle it.
    private static async Task<List<CaptureStep>> RunAsync(CaptureSession session, Action<CaptureStep> whenAwaited)
    {
        var steps = new List<CaptureStep>();
        using var guard = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        guard.CancelAfter(TimeSpan.FromMinutes(1));
        await foreach (var step in session.RunAsync(guard.Token))
        {
            var isNew = steps.Count == 0 || steps[^1].Phase != CapturePhase.FingerAwaited
                || steps[^1].Asked != step.Asked;
            steps.Add(step);
            if (step.Phase == CapturePhase.FingerAwaited && isNew) whenAwaited(step);
        }

        return steps;
    }

    private static IEnumerable<CaptureStep> Awaited(List<CaptureStep> steps) => steps
        .Where((step, i) => step.Phase == CapturePhase.FingerAwaited && (i == 0 || steps[i - 1].Asked != step.Asked));

    private static CaptureStep[] Judged(List<CaptureStep> steps) =>
        [.. steps.Where(step => step.Phase == CapturePhase.Judged)];

    private static byte[] Packed(FingerPosition finger, long impression)
    {
        var picture = SimulatedFingers.Of(Ada, finger).Impression(impression, new ImpressionParameters());
        return ModulePicture.Pack(picture.Width, picture.Height, picture.Pixels);
    }
}
