using Bmis.Watchlist.Names;

namespace Bmis.Watchlist.Candidates;

/// <summary>
/// The different words of all names on a list and their neighbours run together, found by letters, by trigrams of
/// their sound, by the skeleton of their consonants, and by their beginning. Ids ascend with the words' ordinal order,
/// so that a beginning is a range. Immutable.
/// </summary>
internal sealed class Vocabulary
{
    /// <summary>Most letters of three words run together, of their sound, and of their frame.</summary>
    internal const int MostLetters = 2 * 3 * NameFolding.LongestWord + 1;

    // Words are made by so many at a time.
    private const int Slice = 8192;

    private readonly TextTable _keys;
    private readonly int[] _idsOfKeys;
    private readonly WordShape[] _shapes;
    private readonly WordClass[] _classes;
    private readonly Dictionary<int, Spelling> _spellings = [];
    private readonly int[] _letterStarts;
    private readonly char[] _letters;
    private readonly Postings _byTrigram;
    private readonly WordGroups _bySkeleton;
    private readonly WordGroups _latinByFrame;
    private readonly WordGroups _spelledByFrame;

    internal Vocabulary(ListedNames names)
    {
        var order = WordOrder.Of(names);
        _keys = names.Parts;
        _idsOfKeys = new int[order.Length];
        _letterStarts = new int[order.Length + 1];
        for (var id = 0; id < order.Length; id++)
        {
            _idsOfKeys[order[id]] = id;
            if (names.SpelledPart(order[id]) is { Spelling: { } spelling }) _spellings.Add(id, spelling);
            // A sound is never longer than its text.
            _letterStarts[id + 1] = _letterStarts[id] + 2 * WordOrder.TextOf(names, order[id]).Length;
        }

        _letters = new char[_letterStarts[^1]];
        (_shapes, _classes) = (new WordShape[order.Length], new WordClass[order.Length]);
        Parallel.For(0, (order.Length + Slice - 1) / Slice, slice =>
        {
            for (var id = slice * Slice; id < Math.Min(order.Length, (slice + 1) * Slice); id++)
                Make(id, WordOrder.TextOf(names, order[id]));
        });
        (_byTrigram, _bySkeleton, _latinByFrame, _spelledByFrame) = Groups(names, order);
    }

    internal int Count => _shapes.Length;

    /// <summary>A word made anew: what a traveller's name needs more than what is kept here.</summary>
    internal Word this[int id] => new(new(TextOf(id).ToString(), SpellingOf(id)), id);

    internal ReadOnlySpan<char> TextOf(int id) => _letters.AsSpan(_letterStarts[id], _shapes[id].TextLength);

    internal WordClass ClassOf(int id) => _classes[id];

    /// <summary>The shape of a word, without touching its letters.</summary>
    internal ref readonly WordShape ShapeOf(int id) => ref _shapes[id];

    /// <summary>The letters of a word.</summary>
    internal WordLetters LettersOf(int id)
    {
        ref readonly var shape = ref _shapes[id];
        var letters = _letters.AsSpan(_letterStarts[id], shape.TextLength + shape.SoundLength);
        return new(in shape, letters[..shape.TextLength], letters[shape.TextLength..], SpellingOf(id));
    }

    /// <summary>The id of a word with a key, or -1.</summary>
    internal int IdOf(ReadOnlySpan<char> key) => _keys.Find(key) is >= 0 and var part ? _idsOfKeys[part] : -1;

    /// <summary>The id of the word that a listed part became.</summary>
    internal int IdOf(int part) => _idsOfKeys[part];

    /// <summary>Words with the same consonants.</summary>
    internal ReadOnlySpan<int> WithSkeleton(string skeleton) => _bySkeleton.With(skeleton);

    /// <summary>Words of other scripts than a word's that have the same classes of consonants.</summary>
    internal ReadOnlySpan<int> InOtherScripts(Word word) =>
        (word.Spelling is null ? _spelledByFrame : _latinByFrame).With(word.Frame);

    /// <summary>Words that share a trigram of sound.</summary>
    internal ReadOnlySpan<int> WithTrigram(int trigram) => _byTrigram[trigram];

    /// <summary>First id and number of the words that begin with a text.</summary>
    internal (int First, int Count) WithBeginning(string beginning)
    {
        var first = FirstNotBefore(beginning);
        var end = first;
        while (end < Count && TextOf(end).StartsWith(beginning)) end++;
        return (first, end - first);
    }

    private Spelling? SpellingOf(int id) => _shapes[id].IsSpelled ? _spellings[id] : null;

    // Text and sound of each word side by side: what is compared lies where the shape points to.
    private void Make(int id, ReadOnlySpan<char> text)
    {
        Span<char> frame = stackalloc char[MostLetters];
        var letters = _letters.AsSpan(_letterStarts[id].._letterStarts[id + 1]);
        text.CopyTo(letters);
        var sound = letters.Slice(text.Length, Sound.Write(text, letters[text.Length..]));
        _shapes[id] = WordShape.Of(text, sound, frame[..Frame.Write(text, frame)], _spellings.ContainsKey(id));
        _classes[id] = WordClasses.Of(text);
    }

    private (Postings, WordGroups, WordGroups, WordGroups) Groups(ListedNames names, int[] parts)
    {
        Postings? trigrams = null;
        WordGroups? skeletons = null;
        WordGroups? latin = null;
        WordGroups? spelled = null;
        Parallel.Invoke(
            () => trigrams = ByTrigram(names, parts),
            () => skeletons = new(Count, SkeletonOf),
            () => latin = new(Count, (id, frame) => FrameOf(id, isSpelled: false, frame)),
            () => spelled = new(Count, (id, frame) => FrameOf(id, isSpelled: true, frame)));
        return (trigrams!, skeletons!, latin!, spelled!);
    }

    private int FrameOf(int id, bool isSpelled, Span<char> frame) =>
        _shapes[id].IsSpelled == isSpelled ? Frame.Write(TextOf(id), frame) : 0;

    // Words run together are found whole or by their consonants: their trigrams would double the index for names that
    // are both joined and misspelt.
    private Postings ByTrigram(ListedNames names, int[] parts)
    {
        var groups = new int[MostLetters];
        return new(
            Trigrams.Count, Count,
            id => names.IsSingle(parts[id]) ? groups.AsSpan(0, Trigrams.Of(SoundOf(id), groups)) : []);
    }

    private int SkeletonOf(int id, Span<char> skeleton) => Sound.WriteSkeleton(SoundOf(id), skeleton);

    private ReadOnlySpan<char> SoundOf(int id) =>
        _letters.AsSpan(_letterStarts[id] + _shapes[id].TextLength, _shapes[id].SoundLength);

    private int FirstNotBefore(string text)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (TextOf(middle).SequenceCompareTo(text) < 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
