using Bmis.Biometrics;
using Bmis.Biometrics.Extraction;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Matching;

namespace Bmis.BorderPost.Fingerprints.Capture;

/// <summary>Makes a captured finger of a picture, or says why another one is wanted.</summary>
internal sealed class PictureJudge(IFingerprintEngine engine)
{
    /// <summary>Judges a picture of one finger.</summary>
    /// <param name="finger">Which it is to be.</param>
    /// <param name="picture">The finger alone, upright.</param>
    /// <param name="others">What was kept of other fingers.</param>
    internal (CapturedFinger? Taken, RetryReason? Reason) Judge(
        FingerPosition finger, GreyImage picture, IEnumerable<CapturedFinger> others)
    {
        var extracted = engine.Extract(picture);
        if (!extracted.IsExtracted) return (null, ReasonOf(extracted.Fault.Value));
        var taken = new CapturedFinger(finger, picture, extracted.Template, 60);
        var isKnown = others.Any(one => one.Position != finger
            && engine.Verify(one.Template, taken.Template).Band == VerificationBand.Match);
        return isKnown ? (null, RetryReason.SameFinger) : (taken, null);
    }

    private static RetryReason ReasonOf(ExtractionFault fault) => fault switch
    {
        ExtractionFault.Blank => RetryReason.NoFinger,
        ExtractionFault.TooFewMinutiae => RetryReason.FewMinutiae,
        _ => RetryReason.Unusable,
    };
}
