using Bmis.Biometrics.Images;

namespace Bmis.Biometrics.Synthesis;

/// <summary>
/// A finger that nobody has. All of it follows from its seed: pattern, singular points, flow and period of the ridges,
/// every minutia and pore. Another seed is another finger; the same seed is the same finger on every machine.
/// Growing it takes some 200 ms of one core; it is immutable and safe for use by several threads.
/// </summary>
public sealed class SyntheticFinger
{
    private readonly sbyte[] _heights;

    /// <summary>Grows the finger.</summary>
    /// <param name="seed">Its identity: any number.</param>
    public SyntheticFinger(long seed)
    {
        Seed = seed;
        Anatomy = FingerAnatomy.Of(seed);
        _heights = RidgeGrowth.Of(Anatomy, seed);
    }

    /// <summary>The identity.</summary>
    public long Seed { get; }

    /// <summary>The class of the ridge pattern.</summary>
    public FingerPattern Pattern => Anatomy.Pattern;

    internal FingerAnatomy Anatomy { get; }

    /// <summary>Heights of the skin, −127 to 127, row by row.</summary>
    internal ReadOnlySpan<sbyte> Heights => _heights;

    /// <summary>An impression as people make them, turned, shifted, wet or dry as its number says.</summary>
    /// <param name="seed">Number of the impression: any.</param>
    public GreyImage Impression(long seed) =>
        Impression(seed, ImpressionParameters.Drawn(SeededSequence.Seed(Seed, seed)));

    /// <summary>An impression under given circumstances.</summary>
    /// <param name="seed">What noise, scratches and uneven skin follow from.</param>
    /// <param name="parameters">The circumstances.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside of its limits.</exception>
    public GreyImage Impression(long seed, ImpressionParameters parameters) =>
        SyntheticImpression.Of(this, SeededSequence.Seed(Seed, seed), parameters);
}
