using Bmis.Biometrics.Images;
using Bmis.BorderPost.Devices.Fingers;
using Bmis.BorderPost.Fingerprints.Capture;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Screens;
using Bmis.Crossings.Fingerprints;
using Microsoft.Extensions.Localization;

namespace Bmis.BorderPost.Fingerprints.Screens;

/// <summary>Puts the state of the traveller's fingers into the words of the current language.</summary>
internal sealed class FingersViewWriter(IStringLocalizer<LaneView> texts, LaneProfile profile)
{
    /// <summary>The view; null in a lane without a reader, and when nobody is at the desk.</summary>
    internal FingersView? Write(FingersScene scene) => scene.State.Phase switch
    {
        FingerDeskPhase.Offered => Idle(scene.State),
        FingerDeskPhase.Taking when scene.State.Step is { } step => Running(scene, step),
        FingerDeskPhase.Taking => Beginning(scene.State),
        FingerDeskPhase.Done => Done(scene.State),
        _ => null,
    };

    private int Good => profile.Current.Fingerprints.MinimumQuality;

    private FingersView Idle(FingerDeskState state) => View(state, "idle") with
    {
        Prompt = texts[state.IsAsked ? "fingers.idle" : "fingers.idle.unasked"],
        CanStart = true,
    };

    private FingersView Beginning(FingerDeskState state) => View(state, "live") with
    {
        Prompt = texts["fingers.say.beginning"],
        Tone = "info",
        Marks = [.. state.Asked.Select(one => Mark(one, "awaited"))],
        IsRunning = true,
    };

    private FingersView Done(FingerDeskState state)
    {
        var result = state.Result!;
        var all = result.Fingers.Count + result.NotTaken.Count;
        return View(state, "done") with
        {
            Prompt = texts["fingers.end." + result.End, result.Fingers.Count, all],
            Tone = result.End == CaptureEnd.Complete ? "good" : "warning",
            Marks =
            [
                .. result.Fingers.Select(one => Kept(one.Position, one.Quality)),
                .. result.Absent.Select(one => Absent(one.Position, one.Reason)),
                .. result.NotTaken.Select(one => Mark(one, "failed")),
            ],
            CanStart = true,
            IsAgain = true,
        };
    }

    private FingersView Running(FingersScene scene, CaptureStep step)
    {
        var said = IsOver(step.Phase) ? scene.Judged : null;
        var (prompt, tone) = Prompt(step, said);
        return View(scene.State, "live") with
        {
            Prompt = prompt,
            Tone = tone,
            Advice = Advice(step, said),
            Marks = [.. step.Fingers.Select(one => Mark(step, one))],
            Asked = (int)step.Asked,
            Retake = (int)ToRetake(step),
            Picture = scene.Picture is null ? "" : FingersEndpoints.Address(scene),
            PictureText = texts["fingers.picture", Name(scene.PictureOf)],
            Percent = step.Phase == CapturePhase.Arriving ? step.Percent : null,
            Quality = said?.Quality,
            QualityWord = said?.Quality is { } quality ? texts["fingers.quality." + Grade(quality)] : "",
            QualityTone = said?.Quality is { } graded ? Tone(graded) : "neutral",
            Tries = Tries(step),
            IsRunning = true,
        };
    }

    private static FingersView View(FingerDeskState state, string how) =>
        new() { State = how, Inspection = state.InspectionId ?? default, Number = state.Revision, Prompt = "" };

    // What was wrong with the last picture is said until the next one comes.
    private static bool IsOver(CapturePhase phase) => phase is not (CapturePhase.Arriving or CapturePhase.ReaderAway);

    private (string Prompt, string Tone) Prompt(CaptureStep step, CaptureStep? said)
    {
        var name = Name(step.Asked);
        var isAgain = said is { Retry: not null } or { Fault: not null };
        return step.Phase switch
        {
            CapturePhase.ReaderAway => (texts["fingers.say.away"], "danger"),
            CapturePhase.LiftAwaited => (texts["fingers.say.lift"], isAgain ? "warning" : "info"),
            CapturePhase.Arriving => (texts["fingers.say.arriving", name], "info"),
            CapturePhase.Judged when step.Retry is null => (texts["fingers.say.taken", name], "good"),
            CapturePhase.Ended => (texts["fingers.say.ended"], "info"),
            _ when isAgain => (texts["fingers.say.again", name], "warning"),
            _ => (texts["fingers.say.awaited", name], "info"),
        };
    }

    private string Advice(CaptureStep step, CaptureStep? said) => (step, said) switch
    {
        ({ Phase: CapturePhase.ReaderAway }, _) => texts["fingers.say.away.hint"],
        (_, { Fault: { } fault }) => texts[FaultSentences.Key(fault)],
        (_, { Retry: { } retry }) => texts[RetryWords.Key(retry)],
        _ => "",
    };

    private static FingerPosition ToRetake(CaptureStep step) =>
        (step.Fingers.FirstOrDefault(one => IsAsked(step, one) && one.Attempts > 0)
            ?? step.Fingers.LastOrDefault(one => one.State is FingerState.Kept or FingerState.NotTaken))?.Position
        ?? FingerPosition.Unknown;

    private string Tries(CaptureStep step)
    {
        var most = profile.Current.Fingerprints.Tries;
        var tried = step.Fingers
            .Where(one => IsAsked(step, one) && one.State == FingerState.Open).Select(one => one.Attempts);
        var left = most - tried.DefaultIfEmpty(most).Max();
        return left > 0 ? texts[left == 1 ? "fingers.tries.one" : "fingers.tries", left] : "";
    }

    private FingerMark Mark(CaptureStep step, FingerStanding finger) => finger switch
    {
        { State: FingerState.Kept, Quality: { } quality } => Kept(finger.Position, quality),
        { State: FingerState.Absent, Reason: { } reason } => Absent(finger.Position, reason),
        { State: FingerState.NotTaken } => Mark(finger.Position, "failed"),
        _ when !IsAsked(step, finger) => Mark(finger.Position, "awaited"),
        { Attempts: > 0 } when IsOver(step.Phase) => Mark(finger.Position, "retry"),
        _ => Mark(finger.Position, "live"),
    };

    private FingerMark Kept(FingerPosition finger, int quality)
    {
        var state = quality >= Good ? "good" : "fair";
        return new((int)finger, state, Name(finger), texts["finger.mark." + state, quality]);
    }

    private FingerMark Absent(FingerPosition finger, FingerPresence reason)
    {
        var state = reason switch
        {
            FingerPresence.Missing => "missing",
            FingerPresence.Bandaged => "bandaged",
            _ => "absent",
        };
        return new((int)finger, state, Name(finger), texts[$"finger.absent.{reason}"]);
    }

    private FingerMark Mark(FingerPosition finger, string state) =>
        new((int)finger, state, Name(finger), texts["finger.mark." + state]);

    private static bool IsAsked(CaptureStep step, FingerStanding finger) =>
        step.Asked == finger.Position
        || (!CapturePositions.IsFinger(step.Asked) && HandOf(finger.Position) == step.Asked);

    private static FingerPosition HandOf(FingerPosition finger) =>
        CapturePositions.RequestFor(finger, [], FingerReaderAbility.FourFingers).Position;

    private string Name(FingerPosition finger) => texts[$"finger.{(int)finger}"];

    private string Grade(int quality) => quality >= Good ? "good" : quality >= Good / 2 ? "fair" : "poor";

    private string Tone(int quality) => quality >= Good ? "good" : quality >= Good / 2 ? "warning" : "danger";
}
