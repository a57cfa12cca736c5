namespace Bmis.Biometrics.Synthesis;

/// <summary>
/// Numbers that look random and follow from a seed alone, on every machine and in every version of the platform
/// (SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014). The purpose keeps
/// apart what is drawn from one seed for different ends.
/// </summary>
internal struct SeededSequence(long seed, SeedPurpose purpose)
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private ulong _state = Mix((ulong)seed * Step + Mix((ulong)purpose * Step + Step));

    /// <summary>A seed of its own for a pair of seeds: of a finger and of its impression.</summary>
    internal static long Seed(long seed, long other) =>
        (long)Mix(Mix((ulong)seed * Step + Step) + (ulong)other * Step);

    internal ulong Next() => Mix(_state += Step);

    /// <summary>0 to below 1.</summary>
    internal double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>From least to below greatest.</summary>
    internal double Between(double least, double greatest) => least + (greatest - least) * Share();

    /// <summary>0 to below the count.</summary>
    internal int Below(int count) => (int)((Next() >> 32) * (ulong)count >> 32);

    /// <summary>
    /// Nearly normal with mean 0 and deviation 1: the sum of four even ones, so that it needs no logarithm, which
    /// machines round differently. It stays within 3.5.
    /// </summary>
    internal double Normal()
    {
        const double scale = 1.7320508075688772 / 65536;
        var bits = Next();
        var sum = (long)(bits & 0xFFFF) + (long)(bits >> 16 & 0xFFFF) + (long)(bits >> 32 & 0xFFFF) + (long)(bits >> 48);
        return (sum - 2 * 65535.0) * scale;
    }

    internal double Normal(double mean, double deviation) => mean + deviation * Normal();

    private static ulong Mix(ulong z)
    {
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return z ^ z >> 31;
    }
}
