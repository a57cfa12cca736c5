using Bmis.Biometrics.Images;

namespace Bmis.BorderPost.Fingerprints.Capture;

/// <summary>What a capture brought home.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Fingers">The kept ones, in the order of the plan.</param>
/// <param name="Absent">Those without a print, and why.</param>
/// <param name="NotTaken">Those of which no picture was good enough.</param>
/// <param name="Count">How it went, for the capture rate.</param>
internal sealed record CaptureResult(
    CaptureEnd End,
    IReadOnlyList<CapturedFinger> Fingers,
    IReadOnlyList<AbsentFinger> Absent,
    IReadOnlyList<FingerPosition> NotTaken,
    CaptureCount Count)
{
    public override string ToString() => $"[capture {End}, {Fingers.Count} fingers]";
}
