namespace Bmis.Edifact.Interchange;

/// <summary>A data element of a segment: simple or composite, perhaps repeated (ISO 9735-1, 8.3 to 8.5).</summary>
public readonly ref struct Element
{
    // Bytes up to which a loop finds a separator sooner than a vectorised search does.
    private const int Short = 16;

    private readonly ReadOnlySpan<byte> _raw;
    private readonly Delimiters _delimiters;
    private readonly bool _isPlain;

    internal Element(ReadOnlySpan<byte> raw, int offset, Delimiters delimiters, bool isPlain)
    {
        _raw = raw;
        Offset = offset;
        _delimiters = delimiters;
        _isPlain = isPlain;
    }

    /// <summary>The first byte, from the beginning of the transmission.</summary>
    public int Offset { get; }

    /// <summary>Whether nothing was sent.</summary>
    public bool IsEmpty => _raw.IsEmpty;

    /// <summary>All of it as one value, whatever separates components or repetitions in it.</summary>
    public Component Whole => new(_raw, Offset, _delimiters.Release, _isPlain);

    /// <summary>Components that were sent; 1 for a simple element, 0 for an empty one.</summary>
    public int Count => _raw.IsEmpty ? 0 : Parts(_delimiters.Component);

    /// <summary>
    /// Repetitions that were sent, 0 for an empty element. Without a repetition separator it is 1. Only an element that
    /// the message's definition repeats may be read so: others may hold the character as text.
    /// </summary>
    public int RepetitionCount => _raw.IsEmpty ? 0 : Parts(_delimiters.Repetition);

    /// <summary>The component at this place from 0 on; an empty one where none was sent.</summary>
    public Component this[int index]
    {
        get
        {
            var (start, end) = Part(_delimiters.Component, index);
            return Between(start, end);
        }
    }

    /// <summary>The repetition at this place from 0 on; an empty one where none was sent.</summary>
    public Element Repetition(int index)
    {
        var (start, end) = Part(_delimiters.Repetition, index);
        return new(_raw[start..end], Offset + start, _delimiters, _isPlain);
    }

    /// <summary>Goes from component to component, each looked at once; false behind the last.</summary>
    /// <param name="at">Where the next one begins; 0 at first.</param>
    /// <param name="component">The next one.</param>
    internal bool Next(ref int at, out Component component)
    {
        if (_raw.IsEmpty || at > _raw.Length)
        {
            component = Between(_raw.Length, _raw.Length);
            return false;
        }

        var end = End(_delimiters.Component, at);
        component = Between(at, end);
        at = end + 1;
        return true;
    }

    private Component Between(int start, int end) =>
        new(_raw[start..end], Offset + start, _delimiters.Release, _isPlain);

    private int Parts(byte separator)
    {
        var count = 1;
        for (var end = End(separator, 0); end < _raw.Length; end = End(separator, end + 1))
            count++;
        return count;
    }

    private (int Start, int End) Part(byte separator, int index)
    {
        var start = 0;
        for (; index > 0; index--)
        {
            var end = End(separator, start);
            if (end >= _raw.Length)
                return (_raw.Length, _raw.Length);
            start = end + 1;
        }

        return (start, End(separator, start));
    }

    // Where the part ends that begins here; a released separator is text.
    private int End(byte separator, int from)
    {
        if (separator == 0)
            return _raw.Length;
        if (!_isPlain)
            return EndAmongEscapes(separator, from);
        var rest = _raw[from..];
        if (rest.Length > Short)
            return rest.IndexOf(separator) is >= 0 and var found ? from + found : _raw.Length;
        var at = 0;
        while (at < rest.Length && rest[at] != separator)
            at++;
        return from + at;
    }

    private int EndAmongEscapes(byte separator, int from)
    {
        for (var at = from; at < _raw.Length; at++)
        {
            if (_raw[at] == separator)
                return at;
            if (_raw[at] == _delimiters.Release && _delimiters.Release != 0)
                at = Folding.SkipFolds(_raw, at + 1);
        }

        return _raw.Length;
    }
}
