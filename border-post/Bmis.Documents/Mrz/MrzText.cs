namespace Bmis.Documents.Mrz;

/// <summary>The lines of a text, empty ones left out and blanks at both ends taken away.</summary>
internal readonly ref struct MrzText
{
    private readonly ReadOnlySpan<char> _first;
    private readonly ReadOnlySpan<char> _second;
    private readonly ReadOnlySpan<char> _third;

    private MrzText(int count, ReadOnlySpan<char> first, ReadOnlySpan<char> second, ReadOnlySpan<char> third)
    {
        Count = count;
        _first = first;
        _second = second;
        _third = third;
    }

    /// <summary>Number of lines; 4 stands for more than three.</summary>
    internal int Count { get; }

    internal ReadOnlySpan<char> this[int line] => line switch { 0 => _first, 1 => _second, _ => _third };

    internal static MrzText Split(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> first = default, second = default, third = default;
        var count = 0;
        while (text.Length > 0)
        {
            var end = text.IndexOfAny('\r', '\n');
            var line = Trim(end < 0 ? text : text[..end]);
            text = end < 0 ? default : text[(end + 1)..];
            if (line.Length == 0) continue;
            if (count == 0) first = line;
            else if (count == 1) second = line;
            else if (count == 2) third = line;
            else return new(4, first, second, third);
            count++;
        }

        return count == 1 ? Unwrap(first) : new(count, first, second, third);
    }

    /// <summary>Cuts a text without line ends that has the length of a whole MRZ.</summary>
    private static MrzText Unwrap(ReadOnlySpan<char> text) => text.Length switch
    {
        72 => new(2, text[..36], text[36..], default),
        88 => new(2, text[..44], text[44..], default),
        90 => new(3, text[..30], text[30..60], text[60..]),
        _ => new(1, text, default, default),
    };

    // Span.Trim asks Unicode about every character; a scanned line has blanks and tabs at most.
    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> line)
    {
        var (start, end) = (0, line.Length);
        while (start < end && (line[start] is ' ' or '\t')) start++;
        while (end > start && (line[end - 1] is ' ' or '\t')) end--;
        return line[start..end];
    }
}
