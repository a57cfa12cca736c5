namespace Bmis.Documents.Tests.Fuzzing;

/// <summary>A parser under attack.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Samples">Good input, from which bad input is made.</param>
/// <param name="Read">Gives the parser one case and says whether it took it; whatever it throws is a defect.</param>
internal sealed record FuzzTarget(string Name, IReadOnlyList<byte[]> Samples, Func<byte[], bool> Read)
{
    /// <summary>Time and bytes of the last case that were not the parser's but the simulated chip's.</summary>
    internal Func<(TimeSpan Time, long Bytes)> Foreign { get; init; } = () => default;

    /// <summary>Breaks a sample, with another one at hand: bytes are broken otherwise than text.</summary>
    internal Func<byte[], byte[], Random, byte[]> Change { get; init; } = Mutator.Of;

    /// <summary>The bytes of a case; the same seed, number and samples give the same ones.</summary>
    internal byte[] Case(int seed, int number)
    {
        var random = new Random(unchecked((seed * 1_000_003) + number));
        var sample = Samples[random.Next(Samples.Count)];
        return Change(sample, Samples[random.Next(Samples.Count)], random);
    }
}
