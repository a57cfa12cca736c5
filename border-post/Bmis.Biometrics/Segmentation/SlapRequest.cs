using Bmis.Biometrics.Images;

namespace Bmis.Biometrics.Segmentation;

/// <summary>Which fingers a picture is to show.</summary>
/// <param name="Fingers">
/// Single fingers of one hand without its thumb, or one or both thumbs, each once, in any order; those that are missing
/// or bandaged are left out. Between 1 and 4.
/// </param>
public sealed record SlapRequest(IReadOnlyList<FingerPosition> Fingers)
{
    /// <summary>Four fingers of the right hand.</summary>
    public static SlapRequest RightFour { get; } = new(
        [FingerPosition.RightIndex, FingerPosition.RightMiddle, FingerPosition.RightRing, FingerPosition.RightLittle]);

    /// <summary>Four fingers of the left hand.</summary>
    public static SlapRequest LeftFour { get; } = new(
        [FingerPosition.LeftIndex, FingerPosition.LeftMiddle, FingerPosition.LeftRing, FingerPosition.LeftLittle]);

    /// <summary>Both thumbs.</summary>
    public static SlapRequest Thumbs { get; } = new([FingerPosition.LeftThumb, FingerPosition.RightThumb]);

    /// <summary>The fingers from left to right, backs up: a left hand begins with the little finger.</summary>
    internal IReadOnlyList<FingerPosition> FromTheLeft =>
        [.. Fingers.OrderBy(finger => finger switch
        {
            FingerPosition.LeftThumb => 0,
            FingerPosition.RightThumb => 1,
            <= FingerPosition.RightLittle => (int)finger,
            _ => -(int)finger,
        })];

    internal bool IsLeftHand => Fingers.Contains(FingerPosition.LeftIndex);

    internal bool IsWholeHand => Fingers.Count == 4;
}
