using Bmis.Biometrics.Images;
using Bmis.Biometrics.SeveralFingers;

namespace Bmis.BorderPost.Fingerprints;

/// <summary>Which finger a template of DG3 says it is.</summary>
internal static class ChipPosition
{
    private const int Right = 1;
    private const int Left = 2;
    private const int FingersOfAHand = 5;

    /// <summary>
    /// The finger of a biometric subtype (ISO/IEC 19785-3): the two lowest bits are the hand, the next three the finger
    /// from the thumb; null when it names none.
    /// </summary>
    internal static FingerPosition? Of(int? subtype)
    {
        var finger = (subtype >> 2) & 7;
        return (subtype & 3, finger) switch
        {
            (Right, >= 1 and <= FingersOfAHand) => (FingerPosition)finger,
            (Left, >= 1 and <= FingersOfAHand) => (FingerPosition)(finger + FingersOfAHand),
            _ => null,
        };
    }

    /// <summary>The finger of a view (ISO/IEC 19794-4:2005, table 5); null when it is none or not known.</summary>
    internal static FingerPosition? Of(FingerPosition position) => position switch
    {
        FingerPosition.PlainRightThumb => FingerPosition.RightThumb,
        FingerPosition.PlainLeftThumb => FingerPosition.LeftThumb,
        _ => FingerSet.IsFinger(position) ? position : null,
    };
}
