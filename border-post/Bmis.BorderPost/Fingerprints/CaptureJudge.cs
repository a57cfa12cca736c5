using Bmis.BorderPost.Fingerprints.Capture;
using Bmis.BorderPost.Inspecting;
using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Fingerprints;

/// <summary>What a capture comes to as a check of the inspection; pure.</summary>
internal static class CaptureJudge
{
    internal const string NoReader = "fingers.no-reader";
    internal const string ReaderAway = "fingers.reader-away";

    /// <summary>
    /// Successful when every finger was taken or its absence is accepted. A finger that is refused, or of which no
    /// picture was good enough, leaves it undetermined: no capture ever fails a traveller.
    /// </summary>
    internal static CheckFinding Judge(CaptureResult result, FingerprintPolicy policy)
    {
        var unaccepted = result.Absent.Any(one => !policy.Accepts(one.Reason));
        return result switch
        {
            _ when unaccepted => new(CheckResult.Undetermined, "fingers.refused"),
            { NotTaken.Count: 0, Fingers.Count: > 0 } => new(CheckResult.Successful),
            { NotTaken.Count: 0 } => new(CheckResult.Successful, "fingers.absent"),
            { Fingers.Count: > 0 } => new(CheckResult.Undetermined, "fingers.partly"),
            _ => new(CheckResult.NotPerformed, ReasonOf(result.End)),
        };
    }

    /// <summary>Why there is no print.</summary>
    internal static string ReasonOf(CaptureEnd end) => end switch
    {
        CaptureEnd.Finished => "fingers.stopped",
        CaptureEnd.TimedOut => "fingers.timeout",
        CaptureEnd.ReaderLost => "fingers.reader-lost",
        _ => "fingers.poor",
    };
}
