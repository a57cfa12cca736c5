using Bmis.Biometrics.Images;
using Bmis.Crossings.Fingerprints;

namespace Bmis.BorderPost.Fingerprints.Capture;

/// <summary>A finger that is not taken, and why: any presence but <see cref="FingerPresence.Captured"/>.</summary>
internal readonly record struct AbsentFinger(FingerPosition Position, FingerPresence Reason)
{
    public override string ToString() => "[absent finger]";
}
