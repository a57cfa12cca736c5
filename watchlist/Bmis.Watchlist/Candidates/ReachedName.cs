namespace Bmis.Watchlist.Candidates;

/// <summary>The best name of an entry that a traveller's name reached.</summary>
/// <param name="Asked">The form of the traveller's name that reached it.</param>
/// <param name="Name">Index of the name.</param>
/// <param name="Score">The name's score.</param>
internal readonly record struct ReachedName(QueryName Asked, int Name, double Score)
{
    public override string ToString() => "[name]";
}
