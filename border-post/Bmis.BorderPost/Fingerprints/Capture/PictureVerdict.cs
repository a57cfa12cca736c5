using Bmis.Biometrics.Images;

namespace Bmis.BorderPost.Fingerprints.Capture;

/// <summary>What a picture is worth.</summary>
/// <param name="Fingers">The fingers for which it counts as an attempt, each with what may be kept of it.</param>
/// <param name="Quality">The least of its fingers; null where none can be used.</param>
/// <param name="Reason">Why another one is wanted; null where none is.</param>
internal sealed record PictureVerdict(
    IReadOnlyList<(FingerPosition Finger, CapturedFinger? Taken)> Fingers, int? Quality, RetryReason? Reason)
{
    public override string ToString() => $"[picture, {Fingers.Count} fingers]";
}
