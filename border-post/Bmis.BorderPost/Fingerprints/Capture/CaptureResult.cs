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
    /// <summary>The same, now that somebody says that a finger has no print.</summary>
    internal CaptureResult Without(AbsentFinger absence) => this with
    {
        Fingers = [.. Fingers.Where(one => one.Position != absence.Position)],
        Absent = [.. Absent.Where(one => one.Position != absence.Position), absence],
        NotTaken = [.. NotTaken.Where(one => one != absence.Position)],
    };

    public override string ToString() => $"[capture {End}, {Fingers.Count} fingers]";
}
