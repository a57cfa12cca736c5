using Bmis.Biometrics.Images;

namespace Bmis.BorderPost.Devices.Fingers;

/// <summary>What a reader is to take.</summary>
/// <param name="Position">One finger or, for a reader of four, <c>PlainRightFour</c>, <c>PlainLeftFour</c> or
/// <c>PlainThumbs</c>.</param>
/// <param name="Fingers">The fingers that are expected in the picture; those that are missing are left out.</param>
internal sealed record FingerRequest(FingerPosition Position, IReadOnlyList<FingerPosition> Fingers)
{
    /// <summary>
    /// Whether it is a capture's first: what came before, and what lies on the glass, may be another traveller's.
    /// </summary>
    internal bool IsFirst { get; init; }

    /// <summary>Asks for one finger.</summary>
    internal static FingerRequest For(FingerPosition finger) => new(finger, [finger]);

    public override string ToString() => $"[finger request, {Fingers.Count} fingers]";
}
