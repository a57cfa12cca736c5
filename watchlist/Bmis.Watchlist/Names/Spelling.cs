namespace Bmis.Watchlist.Names;

/// <summary>A part of a name in a script of its own, ready to be compared with Latin letters.</summary>
/// <param name="Table">The script.</param>
/// <param name="Letters">Its letters in plain form.</param>
/// <param name="Single">For each letter the Latin chunks it may stand for.</param>
/// <param name="Double">The same for each letter together with the next; empty where that says no more.</param>
internal sealed record Spelling(ScriptTable Table, string Letters, LatinChunk[][] Single, LatinChunk[][] Double)
{
    /// <summary>How many Latin letters it is usually written with.</summary>
    internal double UsualLength { get; } = Single.Sum(UsualLengthOf);

    /// <summary>The Latin letters that it can stand for at all, as a mask.</summary>
    internal uint LatinMask { get; } = Single.Concat(Double).SelectMany(chunks => chunks)
        .Aggregate(0u, (mask, chunk) => mask | chunk.Mask);

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

    public override string ToString() => "[name part]";
}
