using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Names;

namespace Bmis.Watchlist.Candidates;

/// <summary>All names of one kind of entry with the words that lead to them. Immutable.</summary>
internal sealed class NameIndex
{
    private readonly IndexedName[] _names;
    private readonly Postings _byWord;
    private readonly double[] _factors;

    internal NameIndex(IReadOnlyList<AlertEntry> entries, EntryKind kind, MatchingParameters parameters)
    {
        var folded = FoldAll(entries, kind, parameters.NameWords);
        var single = folded.SelectMany(name => name.Parts).Select(part => part.Key).ToHashSet(StringComparer.Ordinal);
        Vocabulary = new(Parts(folded), single);
        _factors = WordFactors.Of(Vocabulary, folded, parameters);
        _names = [.. folded.Select(Indexed)];
        _byWord = new(Vocabulary.Count, Pairs(folded));
    }

    internal Vocabulary Vocabulary { get; }

    internal IReadOnlyList<IndexedName> Names => _names;

    /// <summary>Names that hold a word, or the two neighbours that run together are it.</summary>
    internal ReadOnlySpan<int> WithWord(int word) => _byWord[word];

    internal double FactorOf(int word) => _factors[word];

    private static List<FoldedName> FoldAll(IReadOnlyList<AlertEntry> entries, EntryKind kind, int limit)
    {
        var folded = new List<FoldedName>();
        for (var i = 0; i < entries.Count; i++)
            if (entries[i].Kind == kind) folded.AddRange(FoldEntry(entries[i], i, limit));
        return folded;
    }

    // A short alias whose parts all stand in a longer name of the same entry would only raise false matches.
    private static IEnumerable<FoldedName> FoldEntry(AlertEntry entry, int index, int limit)
    {
        var names = entry.Names.SelectMany(name => FoldedName.FormsOf(index, name, limit))
            .Where(name => name.Parts.Count > 0).ToList();
        return names.Where(name => name.Name.Kind == NameKind.Primary || !names.Exists(name.IsPartOf));
    }

    private static Dictionary<string, NamePart>.ValueCollection Parts(List<FoldedName> folded)
    {
        var parts = new Dictionary<string, NamePart>(StringComparer.Ordinal);
        foreach (var part in folded.SelectMany(AllParts)) parts.TryAdd(part.Key, part);
        return parts.Values;
    }

    private static IEnumerable<NamePart> AllParts(FoldedName name) =>
        name.Parts.Concat(name.Neighbours().Select(joined => joined.Part));

    private List<(int, int)> Pairs(List<FoldedName> folded)
    {
        var pairs = new List<(int, int)>(folded.Count * 6);
        for (var i = 0; i < folded.Count; i++)
            foreach (var part in AllParts(folded[i]))
                pairs.Add((Vocabulary.IdOf(part.Key), i));
        return pairs;
    }

    private IndexedName Indexed(FoldedName name)
    {
        var ids = name.Parts.ConvertAll(part => Vocabulary.IdOf(part.Key));
        return new(
            name.Entry,
            name.Name,
            [.. ids.Select(id => Vocabulary[id])],
            [.. name.Neighbours().Select(
                one => new JoinedWord(one.First, one.Count, Vocabulary[Vocabulary.IdOf(one.Part.Key)]))],
            [.. name.Roles],
            [.. ids.Select(id => _factors[id])],
            name.IsPrinted);
    }
}
