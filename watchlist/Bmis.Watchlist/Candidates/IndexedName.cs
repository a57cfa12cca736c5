using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Names;

namespace Bmis.Watchlist.Candidates;

/// <summary>A name of an entry in the form that scoring reads: a view on the index.</summary>
internal readonly struct IndexedName(NameIndex index, int number)
{
    /// <summary>Index of the entry in the snapshot.</summary>
    internal int Entry => index.EntryOf(number);

    /// <summary>The name as listed.</summary>
    internal AlertName Name => index.NameOf(number);

    /// <summary>True where the words are what States print for a name in another script.</summary>
    internal bool IsPrinted => index.IsPrinted(number);

    /// <summary>Its words, by their ids in the vocabulary.</summary>
    internal ReadOnlySpan<int> Words => index.WordsOf(number);

    /// <summary>Which identifier each word belongs to.</summary>
    internal ReadOnlySpan<NameRole> Roles => index.RolesOf(number);

    /// <summary>Neighbouring words that may be run together.</summary>
    internal ReadOnlySpan<Neighbours> Places => index.PlacesOf(number);

    /// <summary>What they are together, by its id in the vocabulary.</summary>
    internal ReadOnlySpan<int> Joined => index.JoinedOf(number);

    internal Vocabulary Vocabulary => index.Vocabulary;

    /// <summary>How much a word of it says: particles, titles and common words less.</summary>
    internal double FactorOf(int word) => index.FactorOf(Words[word]);

    internal WordClass ClassOf(int word) => index.Vocabulary.ClassOf(Words[word]);

    internal string TextOf(int word) => index.Vocabulary.TextOf(Words[word]).ToString();

    public override string ToString() => "[name]";
}
