namespace Bmis.Watchlist.Names;

/// <summary>The parts of a name, written side by side: working memory that is used again for the next name.</summary>
internal sealed class FoldedParts
{
    private readonly List<(int Start, int Length, Spelling? Spelling)> _parts = [];
    private char[] _letters = new char[4 * NameFolding.LongestWord];
    private int _end;

    internal int Count => _parts.Count;

    internal NamePart this[int index] => new(TextOf(index).ToString(), SpellingOf(index));

    internal ReadOnlySpan<char> TextOf(int index) => _letters.AsSpan(_parts[index].Start, _parts[index].Length);

    internal Spelling? SpellingOf(int index) => _parts[index].Spelling;

    /// <summary>What tells a part from others: the letters as written.</summary>
    internal ReadOnlySpan<char> KeyOf(int index) => SpellingOf(index) is { } one ? one.Letters : TextOf(index);

    /// <summary>The letters of neighbours run together: they lie side by side.</summary>
    internal ReadOnlySpan<char> TextOf(int first, int count)
    {
        var (start, last) = (_parts[first].Start, _parts[first + count - 1]);
        return _letters.AsSpan(start, last.Start + last.Length - start);
    }

    /// <summary>Neighbours run together, as written.</summary>
    internal NamePart Joined(int first, int count)
    {
        var joined = this[first];
        for (var i = first + 1; i < first + count; i++) joined = joined.With(this[i]);
        return joined;
    }

    /// <summary>True where all parts are in Latin letters.</summary>
    internal bool AreLatin(int first, int count)
    {
        for (var i = first; i < first + count; i++)
            if (_parts[i].Spelling is not null) return false;
        return true;
    }

    internal void Add(ReadOnlySpan<char> text, Spelling? spelling = null)
    {
        if (_end + text.Length > _letters.Length) Array.Resize(ref _letters, _end + text.Length + _letters.Length);
        text.CopyTo(_letters.AsSpan(_end));
        _parts.Add((_end, text.Length, spelling));
        _end += text.Length;
    }

    internal void Clear()
    {
        _parts.Clear();
        _end = 0;
    }

    public override string ToString() => "[name]";
}
