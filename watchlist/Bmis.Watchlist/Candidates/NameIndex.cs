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
        var single = folded.SelectMany(name => name.Texts).ToHashSet(StringComparer.Ordinal);
        Vocabulary = new(Texts(folded), single);
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
        var names = entry.Names.Select(name => FoldedName.Of(index, name, limit)).Where(name => name.Texts.Count > 0)
            .ToList();
        return names.Where(name => name.Name.Kind == NameKind.Primary || !names.Exists(name.IsPartOf));
    }

    private static HashSet<string> Texts(List<FoldedName> folded)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in folded)
        {
            texts.UnionWith(name.Texts);
            texts.UnionWith(name.Neighbours().Select(joined => joined.Text));
        }

        return texts;
    }

    private List<(int, int)> Pairs(List<FoldedName> folded)
    {
        var pairs = new List<(int, int)>(folded.Count * 6);
        for (var i = 0; i < folded.Count; i++)
            foreach (var text in folded[i].Texts.Concat(folded[i].Neighbours().Select(joined => joined.Text)))
                pairs.Add((Vocabulary.IdOf(text), i));
        return pairs;
    }

    private IndexedName Indexed(FoldedName name)
    {
        var ids = name.Texts.ConvertAll(Vocabulary.IdOf);
        return new(
            name.Entry,
            name.Name,
            [.. ids.Select(id => Vocabulary[id])],
            [.. name.Neighbours().Select(
                one => new JoinedWord(one.First, one.Count, Vocabulary[Vocabulary.IdOf(one.Text)]))],
            [.. name.Roles],
            [.. ids.Select(id => _factors[id])]);
    }
}
