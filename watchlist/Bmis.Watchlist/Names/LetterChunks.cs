namespace Bmis.Watchlist.Names;

/// <summary>The Latin chunks for which one letter or two of a script may stand, found by the last letter.</summary>
internal sealed class LetterChunks
{
    private readonly LatinChunk[] _chunks;
    private readonly byte[] _starts = new byte['Z' - 'A' + 2];

    /// <param name="chunks">At most 255 of them.</param>
    internal LetterChunks(IEnumerable<LatinChunk> chunks)
    {
        var all = chunks.ToArray();
        Silent = all.Where(chunk => chunk.Length == 0).Select(chunk => chunk.Bits)
            .DefaultIfEmpty(float.PositiveInfinity).Min();
        _chunks = [.. all.Where(chunk => chunk.Length > 0).OrderBy(chunk => chunk.Last)];
        for (var letter = 0; letter < _starts.Length; letter++)
            _starts[letter] = (byte)_chunks.Count(chunk => chunk.Last < letter);
        Mask = all.Aggregate(0u, (mask, chunk) => mask | chunk.Mask);
        UsualLength = UsualLengthOf(all);
    }

    /// <summary>For letters that the script's table does not know.</summary>
    internal static LetterChunks None { get; } = new([]);

    /// <summary>What it costs that nothing is written, in bits; infinity where that never happens.</summary>
    internal float Silent { get; }

    /// <summary>The Latin letters in all chunks.</summary>
    internal uint Mask { get; }

    /// <summary>How many Latin letters are usually written.</summary>
    internal double UsualLength { get; }

    /// <summary>The chunks that end with a letter; none for a digit.</summary>
    internal ReadOnlySpan<LatinChunk> EndingWith(char letter) => char.IsAsciiLetterUpper(letter)
        ? _chunks.AsSpan(_starts[letter - 'A'].._starts[letter - 'A' + 1])
        : [];

    private static double UsualLengthOf(LatinChunk[] chunks)
    {
        var (length, weight) = (0.0, 0.0);
        foreach (var chunk in chunks)
        {
            var share = Math.Pow(2, -chunk.Bits);
            (length, weight) = (length + share * chunk.Length, weight + share);
        }

        return weight > 0 ? length / weight : 0;
    }
}
