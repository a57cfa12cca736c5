using System.Globalization;

namespace Bmis.BorderPost.Fingerprints.Screens;

/// <summary>
/// A finger of the right hand as it lies on a reader, seen from above, in units of the drawing: a stroke from the palm
/// to the tip. The left hand is its mirror image.
/// </summary>
/// <param name="Finger">1 to 5, thumb to little finger.</param>
/// <param name="BaseX">Where it leaves the palm.</param>
/// <param name="BaseY">Where it leaves the palm.</param>
/// <param name="TipX">Its tip.</param>
/// <param name="TipY">Its tip.</param>
/// <param name="Width">How thick it is.</param>
/// <param name="Lean">Degrees clockwise from upright.</param>
internal sealed record HandShape(int Finger, int BaseX, int BaseY, int TipX, int TipY, int Width, int Lean)
{
    /// <summary>The palm below the fingers.</summary>
    internal const string Palm = "M45 92C44 108 50 122 58 136L98 136C106 124 109 110 107 94C98 84 62 80 45 92Z";

    internal static IReadOnlyList<HandShape> Fingers { get; } =
    [
        new(1, 56, 116, 18, 84, 18, -50),
        new(2, 54, 88, 43, 30, 17, -11),
        new(3, 70, 84, 67, 17, 18, -3),
        new(4, 86, 86, 91, 25, 17, 5),
        new(5, 100, 93, 114, 48, 15, 17),
    ];

    /// <summary>The position of this finger of a hand, 1 to 10.</summary>
    internal int Position(bool isLeft) => isLeft ? Finger + 5 : Finger;

    /// <summary>Where the mark at the tip stands.</summary>
    internal string AtTip => $"translate({Text(TipX)} {Text(TipY)})";

    /// <summary>The same, turned as the finger lies.</summary>
    internal string AlongTip => $"{AtTip} rotate({Text(Lean)})";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
