using Bmis.BorderPost.Devices.Fingers;
using Bmis.BorderPost.Fingerprints.Capture;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Fingerprints;

/// <summary>Makes the journal's events of what was done with a traveller's fingers.</summary>
internal static class FingerEvents
{
    /// <summary>The code of a reader's kind: accuracy differs by it, and so do thresholds.</summary>
    internal static string KindOf(CaptureCount count) => count.Kind switch
    {
        FingerReaderKind.Serial => "serial",
        FingerReaderKind.Folder => "folder",
        _ => "simulated",
    };

    /// <summary>How the fingers were taken.</summary>
    internal static FingerCapture CaptureOf(CaptureResult result, FingerprintPolicy policy)
    {
        var outcome = result.Fingers.Count > 0 ? CaptureOutcome.Captured
            : result.NotTaken.Count > 0 ? CaptureOutcome.Failed : CaptureOutcome.Impossible;
        var reason = outcome == CaptureOutcome.Captured ? "" : CaptureJudge.Judge(result, policy).Reason;
        return new(
            new(result.Count.Device, KindOf(result.Count)),
            outcome,
            reason,
            Math.Min(result.Count.Pictures, FingerCapture.MostAttempts),
            TimeSpan.FromSeconds(Math.Clamp(result.Count.Seconds, 0, FingerCapture.Longest.TotalSeconds)));
    }

    /// <summary>An enrolment; the officer is whoever decided.</summary>
    /// <param name="ids">The event's id and the enrolment's.</param>
    /// <param name="taken">The fingers.</param>
    /// <param name="crossing">The record of the decision.</param>
    /// <param name="purpose">What for.</param>
    /// <param name="engine">What the engine calls itself.</param>
    /// <param name="capture">How they were taken.</param>
    /// <param name="fingers">What is kept of each.</param>
    internal static FingersEnrolled Enrolled(
        (Guid Event, Guid Enrolment) ids,
        TakenFingers taken,
        Crossing crossing,
        EnrolmentPurpose purpose,
        string engine,
        FingerCapture capture,
        IReadOnlyList<EnrolledFinger> fingers) =>
        new(ids.Event, taken.At, crossing.OfficerId, crossing.ShiftId, crossing.CrossingId)
        {
            EnrolmentId = ids.Enrolment,
            Purpose = purpose,
            Capture = capture,
            Engine = engine,
            Fingers = fingers,
            Traveller = crossing.Traveller,
            Document = crossing.Document is { } document ? document with { Mrz = "" } : null,
        };

    /// <summary>A comparison.</summary>
    internal static FingersVerified Verified(
        Guid id,
        TakenFingers taken,
        Crossing crossing,
        FingerComparison comparison,
        string engine,
        FingerCapture capture) =>
        new(id, taken.At, crossing.OfficerId, crossing.ShiftId, crossing.CrossingId)
        {
            Against = comparison.Against,
            EnrolmentId = comparison.EnrolmentId,
            Capture = capture,
            Engine = engine,
            Threshold = comparison.Threshold,
            Band = comparison.Band,
            Score = comparison.Score,
            Fingers = comparison.Fingers,
        };

    /// <summary>Fingers without a print, in the order of the positions: those that are absent, and those that failed.
    /// </summary>
    internal static IEnumerable<EnrolledFinger> WithoutPrint(TakenFingers taken) =>
        taken.Result.Absent.Select(one => EnrolledFinger.Without(
                (int)one.Position, one.Reason, taken.AttemptsOf(one.Position)))
            .Concat(taken.Result.NotTaken.Select(one => EnrolledFinger.Without(
                (int)one, FingerPresence.TemporarilyImpossible, taken.AttemptsOf(one))));
}
