using Bmis.Watchlist.Names;

namespace Bmis.Watchlist.Candidates;

/// <summary>
/// The different words of all names on a list and their neighbours run together, found by letters, by trigrams of
/// their sound, by the skeleton of their consonants, and by their beginning.
/// </summary>
internal sealed class Vocabulary
{
    private readonly Word[] _words;
    private readonly Dictionary<string, int> _ids;
    private readonly WordShape[] _shapes;
    private readonly int[] _letterStarts;
    private readonly char[] _letters;
    private readonly Postings _byTrigram;
    private readonly Dictionary<string, int[]> _bySkeleton;
    private readonly Dictionary<string, int[]> _latinByFrame;
    private readonly Dictionary<string, int[]> _spelledByFrame;

    // Ids ascend with the words' ordinal order, so that a beginning is a range. Words run together are found whole or
    // by their consonants: their trigrams would double the index for names that are both joined and misspelt.
    internal Vocabulary(IEnumerable<NamePart> parts, HashSet<string> single)
    {
        _words =
        [
            .. parts.OrderBy(part => part.Text, StringComparer.Ordinal).ThenBy(part => part.Key, StringComparer.Ordinal)
                .Select((part, id) => new Word(part, id)),
        ];
        _ids = new(_words.Length, StringComparer.Ordinal);
        _shapes = Array.ConvertAll(_words, word => word.Shape);
        _letterStarts = new int[_words.Length];
        _letters = AllLetters(_letterStarts);
        var trigrams = new List<(int, int)>(_words.Length * 8);
        Span<int> groups = stackalloc int[3 * NameFolding.LongestWord * 3];
        for (var id = 0; id < _words.Length; id++)
        {
            _ids.Add(_words[id].Key, id);
            if (!single.Contains(_words[id].Key)) continue;
            var count = Trigrams.Of(_words[id].Sound, groups);
            for (var i = 0; i < count; i++) trigrams.Add((groups[i], id));
        }

        _byTrigram = new(Trigrams.Count, trigrams);
        _bySkeleton = Grouped(word => word.Skeleton);
        _latinByFrame = Grouped(word => word.Spelling is null ? word.Frame : "");
        _spelledByFrame = Grouped(word => word.Spelling is null ? "" : word.Frame);
    }

    internal int Count => _words.Length;

    internal Word this[int id] => _words[id];

    /// <summary>The shape of a word, without touching the word.</summary>
    internal ref readonly WordShape ShapeOf(int id) => ref _shapes[id];

    /// <summary>The letters of a word, without touching the word unless it is in a script of its own.</summary>
    internal WordLetters LettersOf(int id)
    {
        ref readonly var shape = ref _shapes[id];
        var letters = _letters.AsSpan(_letterStarts[id], shape.TextLength + shape.SoundLength);
        return new(
            in shape, letters[..shape.TextLength], letters[shape.TextLength..],
            shape.IsSpelled ? _words[id].Spelling : null);
    }

    internal int IdOf(string key) => _ids.GetValueOrDefault(key, -1);

    /// <summary>Words with the same consonants.</summary>
    internal ReadOnlySpan<int> WithSkeleton(string skeleton) =>
        skeleton.Length > 0 && _bySkeleton.TryGetValue(skeleton, out var ids) ? ids : [];

    /// <summary>Words of other scripts than a word's that have the same classes of consonants.</summary>
    internal ReadOnlySpan<int> InOtherScripts(Word word) =>
        (word.Spelling is null ? _spelledByFrame : _latinByFrame).TryGetValue(word.Frame, out var ids) ? ids : [];

    /// <summary>Words that share a trigram of sound.</summary>
    internal ReadOnlySpan<int> WithTrigram(int trigram) => _byTrigram[trigram];

    /// <summary>First id and number of the words that begin with a text.</summary>
    internal (int First, int Count) WithBeginning(string beginning)
    {
        var first = FirstNotBefore(beginning);
        var end = first;
        while (end < _words.Length && _words[end].Text.StartsWith(beginning, StringComparison.Ordinal)) end++;
        return (first, end - first);
    }

    // Text and sound of each word side by side: what is compared lies where the shape points to.
    private char[] AllLetters(int[] starts)
    {
        var letters = new char[_words.Sum(word => word.Text.Length + word.Sound.Length)];
        for (var (id, at) = (0, 0); id < _words.Length; id++)
        {
            starts[id] = at;
            _words[id].Text.CopyTo(letters.AsSpan(at));
            at += _words[id].Text.Length;
            _words[id].Sound.CopyTo(letters.AsSpan(at));
            at += _words[id].Sound.Length;
        }

        return letters;
    }

    private Dictionary<string, int[]> Grouped(Func<Word, string> key) => Enumerable.Range(0, _words.Length)
        .Where(id => key(_words[id]).Length > 0)
        .GroupBy(id => key(_words[id]), StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    private int FirstNotBefore(string text)
    {
        var (low, high) = (0, _words.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(_words[middle].Text, text) < 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
