using Bmis.Biometrics;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.SeveralFingers;
using Bmis.BorderPost.Fingerprints.Capture;
using Bmis.Crossings.Fingerprints;

namespace Bmis.BorderPost.Fingerprints.Keeping;

/// <summary>Makes sets of fingers that the engine compares.</summary>
internal static class FingerSets
{
    /// <summary>Of fingers that were taken just now.</summary>
    internal static FingerSet Of(IEnumerable<CapturedFinger> fingers) => fingers.Aggregate(
        FingerSet.Empty, (set, one) => set.With(one.Position, one.Template));

    /// <summary>Of an enrolment; what the engine cannot read is left out.</summary>
    internal static FingerSet Of(IEnumerable<EnrolledFinger> fingers, IFingerprintEngine engine)
    {
        var set = FingerSet.Empty;
        foreach (var finger in fingers)
            if (!finger.Template.IsEmpty && engine.Read(finger.Template.Span) is { } template)
                set = set.With((FingerPosition)finger.Position, template);
        return set;
    }
}
