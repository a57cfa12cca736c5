namespace Bmis.Watchlist.Names;

/// <summary>A part of a name as it was written in a script of its own, ready to be compared with Latin letters.</summary>
/// <param name="Table">The script.</param>
/// <param name="Letters">Its letters in plain form.</param>
/// <param name="Single">For each letter the Latin chunks it may stand for.</param>
/// <param name="Double">The same for each letter together with the next; empty for pairs that mean nothing more.</param>
internal sealed record Spelling(ScriptTable Table, string Letters, LatinChunk[][] Single, LatinChunk[][] Double)
{
    public override string ToString() => "[name part]";
}
