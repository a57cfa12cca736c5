using Bmis.Biometrics.Images;

namespace Bmis.Biometrics.Synthesis;

/// <summary>Several fingers of a hand, or two thumbs, on one picture, with the places where they are.</summary>
/// <param name="Picture">What the reader sees.</param>
/// <param name="Fingers">The fingers that are there, from left to right.</param>
public sealed record SyntheticSlap(GreyImage Picture, IReadOnlyList<SlapFinger> Fingers)
{
    // How far the fingers reach below the middle one, as shares of their spacing, from index to little finger, and how
    // wide they are against their seeds' size (own choice after hands).
    private static readonly double[] Lengths = [0.3, 0, 0.18, 0.65];
    private static readonly double[] Widths = [0.95, 1, 0.95, 0.8];

    /// <summary>Lays a hand on the reader.</summary>
    /// <param name="position">
    /// <see cref="FingerPosition.PlainRightFour"/>, <see cref="FingerPosition.PlainLeftFour"/> or
    /// <see cref="FingerPosition.PlainThumbs"/>.
    /// </param>
    /// <param name="fingers">
    /// Index, middle, ring and little finger, or right and left thumb; nothing where one is missing.
    /// </param>
    /// <param name="seed">Number of the impression.</param>
    /// <param name="parameters">The circumstances; drawn from the seed when not given.</param>
    /// <exception cref="ArgumentException">The position or the number of fingers is none of these.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside of its limits.</exception>
    public static SyntheticSlap Of(
        FingerPosition position, IReadOnlyList<SyntheticFinger?> fingers, long seed, SlapParameters? parameters = null)
    {
        var positions = Positions(position);
        if (fingers.Count != positions.Length)
            throw new ArgumentException("The number of fingers is not that of the position.", nameof(fingers));
        var draw = new SeededSequence(seed, SeedPurpose.Hand);
        var hand = parameters ?? Drawn(ref draw);
        hand.Check();
        var sheet = new float[hand.Width * hand.Height];
        var found = new List<SlapFinger>();
        for (var i = 0; i < positions.Length; i++)
        {
            if (fingers[i] is not { } finger) continue;
            var own = Parameters(position, i, hand, ref draw);
            SyntheticImpression.Lay(finger, SeededSequence.Seed(finger.Seed, seed), own, sheet);
            found.Add(Found(positions[i], finger, own));
        }
        var reader = new ImpressionParameters
        {
            Width = hand.Width, Height = hand.Height, Dpi = hand.Dpi, Ground = hand.Ground, Ink = 45, Noise = hand.Noise,
        };
        return new(Reader.Picture(sheet, reader, seed), [.. found.OrderBy(finger => finger.X)]);
    }

    /// <summary>Says the size alone: a picture of fingers is personal.</summary>
    public override string ToString() => Picture.ToString();

    private static FingerPosition[] Positions(FingerPosition position) => position switch
    {
        FingerPosition.PlainRightFour => [FingerPosition.RightIndex, FingerPosition.RightMiddle,
            FingerPosition.RightRing, FingerPosition.RightLittle],
        FingerPosition.PlainLeftFour => [FingerPosition.LeftIndex, FingerPosition.LeftMiddle,
            FingerPosition.LeftRing, FingerPosition.LeftLittle],
        FingerPosition.PlainThumbs => [FingerPosition.RightThumb, FingerPosition.LeftThumb],
        _ => throw new ArgumentException("This position is no slap.", nameof(position)),
    };

    private static SlapParameters Drawn(ref SeededSequence draw) => new()
    {
        RotationDegrees = Math.Clamp(5 * draw.Normal(), -15, 15),
        Spacing = Math.Clamp(370 + 15 * draw.Normal(), 330, 410),
        FanDegrees = draw.Between(1, 5),
        Noise = draw.Between(3, 8),
        Ground = draw.Between(220, 245),
    };

    // The index finger of the right hand is on the left, that of the left hand on the right, as prints are seen.
    private static ImpressionParameters Parameters(
        FingerPosition position, int finger, SlapParameters hand, ref SeededSequence draw)
    {
        var thumbs = position == FingerPosition.PlainThumbs;
        var side = position == FingerPosition.PlainRightFour ? 1 : -1;
        var place = side * (finger - (thumbs ? 0.5 : 1.5));
        double x = hand.Spacing * place, y = thumbs ? 0 : hand.Spacing * (Lengths[finger] - 0.3);
        var turn = hand.RotationDegrees * Math.PI / 180;
        double cosine = Trigonometry.Cosine(turn), sine = Trigonometry.Sine(turn);
        var drawn = ImpressionParameters.Drawn((long)draw.Next());
        var width = thumbs ? 1 : Widths[finger];
        return drawn with
        {
            Width = hand.Width,
            Height = hand.Height,
            Dpi = hand.Dpi,
            RotationDegrees = hand.RotationDegrees + hand.FanDegrees * place + draw.Normal(),
            ShiftX = cosine * x - sine * y + 5 * draw.Normal(),
            ShiftY = sine * x + cosine * y + 10 * draw.Normal(),
            ContactWidth = Math.Clamp(drawn.ContactWidth * width, 0.55, 0.75),
            ContactHeight = Math.Clamp(drawn.ContactHeight * width, 0.5, 0.8),
            ContactX = 0,
            ContactY = 0,
        };
    }

    private static SlapFinger Found(FingerPosition position, SyntheticFinger finger, ImpressionParameters own)
    {
        var scale = own.Dpi / 500.0;
        var size = finger.Anatomy.Size * scale;
        return new(position,
            own.Width / 2.0 + own.ShiftX * scale,
            own.Height / 2.0 + own.ShiftY * scale,
            2 * SynthesisParameters.HalfWidth * size * own.ContactWidth,
            (SynthesisParameters.ToTip + SynthesisParameters.ToJoint) * size * own.ContactHeight,
            own.RotationDegrees);
    }
}
