using System.Runtime.InteropServices;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Names;

namespace Bmis.Watchlist.Candidates;

/// <summary>All names of one kind of entry with the words that lead to them. Immutable.</summary>
internal sealed class NameIndex
{
    private readonly int[] _entries;
    private readonly AlertName[] _names;
    private readonly bool[] _arePrinted;
    private readonly int[] _wordStarts;
    private readonly int[] _words;
    private readonly NameRole[] _roles;
    private readonly int[] _joinedStarts;
    private readonly Neighbours[] _places;
    private readonly int[] _joined;
    private readonly Postings _byWord;
    private readonly double[] _factors;

    internal NameIndex(IReadOnlyList<AlertEntry> entries, EntryKind kind, MatchingParameters parameters)
    {
        var listed = ListedNames.Of(entries, kind, parameters.NameWords);
        Vocabulary = new(listed);
        (_entries, _names, _arePrinted) = ([.. listed.Entries], [.. listed.Names], [.. listed.ArePrinted]);
        (_wordStarts, _roles) = ([.. listed.WordStarts], [.. listed.Roles]);
        (_joinedStarts, _places) = ([.. listed.JoinedStarts], [.. listed.Places]);
        (_words, _joined) = (Ids(listed.Words), Ids(listed.Joined));
        _factors = WordFactors.Of(Vocabulary, this, parameters);
        var all = new int[3 * parameters.NameWords];
        _byWord = new(Vocabulary.Count, Count, name => AllWordsOf(name, all));
    }

    internal Vocabulary Vocabulary { get; }

    /// <summary>Number of names.</summary>
    internal int Count => _names.Length;

    internal IndexedName this[int name] => new(this, name);

    internal int EntryOf(int name) => _entries[name];

    internal AlertName NameOf(int name) => _names[name];

    internal bool IsPrinted(int name) => _arePrinted[name];

    internal ReadOnlySpan<int> WordsOf(int name) => _words.AsSpan(_wordStarts[name].._wordStarts[name + 1]);

    internal ReadOnlySpan<NameRole> RolesOf(int name) => _roles.AsSpan(_wordStarts[name].._wordStarts[name + 1]);

    internal ReadOnlySpan<Neighbours> PlacesOf(int name) =>
        _places.AsSpan(_joinedStarts[name].._joinedStarts[name + 1]);

    internal ReadOnlySpan<int> JoinedOf(int name) => _joined.AsSpan(_joinedStarts[name].._joinedStarts[name + 1]);

    /// <summary>Names that hold a word, or the two neighbours that run together are it.</summary>
    internal ReadOnlySpan<int> WithWord(int word) => _byWord[word];

    internal double FactorOf(int word) => _factors[word];

    // Its words and its neighbours run together.
    private ReadOnlySpan<int> AllWordsOf(int name, int[] all)
    {
        var single = WordsOf(name);
        var joined = JoinedOf(name);
        single.CopyTo(all);
        joined.CopyTo(all.AsSpan(single.Length));
        return all.AsSpan(0, single.Length + joined.Length);
    }

    private int[] Ids(List<int> parts)
    {
        var ids = new int[parts.Count];
        var numbers = CollectionsMarshal.AsSpan(parts);
        for (var i = 0; i < ids.Length; i++) ids[i] = Vocabulary.IdOf(numbers[i]);
        return ids;
    }
}
