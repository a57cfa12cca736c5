using Bmis.Watchlist.Names;

namespace Bmis.Watchlist.Candidates;

/// <summary>Two or three neighbouring words of a traveller's name run together.</summary>
/// <param name="Place">Which they are.</param>
/// <param name="Word">What they are together.</param>
internal readonly record struct JoinedWord(Neighbours Place, Word Word)
{
    public override string ToString() => "[name part]";
}
