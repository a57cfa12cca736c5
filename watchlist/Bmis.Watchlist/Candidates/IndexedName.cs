using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Names;

namespace Bmis.Watchlist.Candidates;

/// <summary>A name of an entry in the form that scoring reads.</summary>
/// <param name="Entry">Index of the entry in the snapshot.</param>
/// <param name="Name">The name as listed.</param>
/// <param name="Words">Its words, shared with the vocabulary.</param>
/// <param name="Joined">Neighbouring words run together.</param>
/// <param name="Roles">Which identifier each word belongs to.</param>
/// <param name="Factors">How much each word says: particles, titles and common words less.</param>
/// <param name="IsPrinted">True where the words are what States print for a name in another script.</param>
internal sealed record IndexedName(
    int Entry, AlertName Name, Word[] Words, JoinedWord[] Joined, NameRole[] Roles, double[] Factors, bool IsPrinted)
{
    public override string ToString() => "[name]";
}
