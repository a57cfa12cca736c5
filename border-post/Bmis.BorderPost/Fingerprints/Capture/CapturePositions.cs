using Bmis.Biometrics.Images;
using Bmis.BorderPost.Devices.Fingers;

namespace Bmis.BorderPost.Fingerprints.Capture;

/// <summary>Which fingers a reader takes together.</summary>
internal static class CapturePositions
{
    private static readonly FingerPosition[] Thumbs = [FingerPosition.LeftThumb, FingerPosition.RightThumb];

    /// <summary>Whether a position is one finger and not a hand.</summary>
    internal static bool IsFinger(FingerPosition position) =>
        position is >= FingerPosition.RightThumb and <= FingerPosition.LeftLittle;

    /// <summary>
    /// What to ask for, so that a finger is taken: itself, or the hand or thumbs that are taken together, with those
    /// of the wanted fingers that belong to it.
    /// </summary>
    internal static FingerRequest RequestFor(
        FingerPosition finger, IEnumerable<FingerPosition> wanted, FingerReaderAbility ability)
    {
        if (ability == FingerReaderAbility.OneFinger) return FingerRequest.For(finger);
        var together = Together(finger);
        return new(together, [.. wanted.Where(one => Together(one) == together)]);
    }

    private static FingerPosition Together(FingerPosition finger) =>
        Thumbs.Contains(finger) ? FingerPosition.PlainThumbs
        : finger <= FingerPosition.RightLittle ? FingerPosition.PlainRightFour
        : FingerPosition.PlainLeftFour;
}
