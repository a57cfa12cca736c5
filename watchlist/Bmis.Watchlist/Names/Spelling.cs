namespace Bmis.Watchlist.Names;

/// <summary>A part of a name in a script of its own, ready to be compared with Latin letters.</summary>
/// <param name="Table">The script.</param>
/// <param name="Letters">Its letters in plain form.</param>
/// <param name="Single">For each letter the Latin chunks it may stand for.</param>
/// <param name="Double">The same for each letter together with the next; none where that says no more.</param>
internal sealed record Spelling(ScriptTable Table, string Letters, LetterChunks[] Single, LetterChunks[] Double)
{
    /// <summary>How many Latin letters it is usually written with.</summary>
    internal double UsualLength { get; } = Single.Sum(chunks => chunks.UsualLength);

    /// <summary>The Latin letters that it can stand for at all, as a mask.</summary>
    internal uint LatinMask { get; } = Single.Concat(Double).Aggregate(0u, (mask, chunks) => mask | chunks.Mask);

    public override string ToString() => "[name part]";
}
