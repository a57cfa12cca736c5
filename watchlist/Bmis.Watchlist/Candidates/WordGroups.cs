namespace Bmis.Watchlist.Candidates;

/// <summary>Words that have something written in common, such as their consonants. Immutable.</summary>
internal sealed class WordGroups
{
    private readonly TextTable _texts;
    private readonly Postings _words;

    /// <summary>Writes what a word has into the span and returns how much; nothing for a word in no group.</summary>
    internal delegate int TextOf(int word, Span<char> text);

    internal WordGroups(int words, TextOf textOf)
    {
        _texts = new(words / 4);
        var groups = new int[words];
        Span<char> text = stackalloc char[Vocabulary.MostLetters];
        for (var word = 0; word < words; word++)
            groups[word] = textOf(word, text) is > 0 and var length ? _texts.Add(text[..length]) : -1;
        _words = new(_texts.Count, words, word => groups.AsSpan(word, 1));
    }

    internal ReadOnlySpan<int> With(string text) => _texts.Find(text) is >= 0 and var group ? _words[group] : [];
}
