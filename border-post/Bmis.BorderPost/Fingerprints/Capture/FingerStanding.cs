using Bmis.Biometrics.Images;
using Bmis.Crossings.Fingerprints;

namespace Bmis.BorderPost.Fingerprints.Capture;

/// <summary>How a finger of the plan stands.</summary>
/// <param name="Position">Which.</param>
/// <param name="State">What has become of it.</param>
/// <param name="Attempts">Pictures that were taken of it.</param>
/// <param name="Quality">Of the best one; null where none is worth keeping.</param>
/// <param name="Reason">Why it has no print, where that is so.</param>
internal sealed record FingerStanding(
    FingerPosition Position, FingerState State, int Attempts, int? Quality, FingerPresence? Reason)
{
    public override string ToString() => "[finger]";
}
