namespace Bmis.Edifact.Filtering;

/// <summary>Masks bytes in a copy, which is made when the first is masked, and keeps the log. For one thread.</summary>
/// <param name="received">The transmission.</param>
/// <param name="mask">What takes the place of a masked byte.</param>
internal sealed class CopyMasker(ReadOnlyMemory<byte> received, byte mask)
{
    private readonly List<FilterEntry> _entries = [];
    private byte[]? _copy;
    private int _dropped;

    /// <summary>The copy and what was done to it.</summary>
    internal FilteredCopy Close() => new(
        _copy ?? received, [.. _entries.OrderBy(one => one.Offset).ThenBy(one => one.Length)], _dropped);

    /// <summary>Masks all values of a part of a text.</summary>
    internal void MaskAll(SegmentView view, (int Start, int End) part, FilterReason reason)
    {
        var (first, last) = (-1, -1);
        for (var at = part.Start; at < part.End; at++)
            if (view.OffsetOf(at) is { } offset)
                Put(offset, ref first, ref last);
        Log(reason, first, last);
    }

    /// <summary>Masks the digits of a part of a text, but for the last four.</summary>
    internal void MaskDigits(SegmentView view, (int Start, int End) part, FilterReason reason)
    {
        var (first, last, kept) = (-1, -1, 0);
        for (var at = part.End - 1; at >= part.Start; at--)
            if (char.IsAsciiDigit((char)view.Text[at]) && ++kept > CardNumbers.Kept
                && view.OffsetOf(at) is { } offset)
            {
                Put(offset, ref first, ref last);
                view.Blank(at);
            }

        Log(reason, first, last);
    }

    private void Put(int offset, ref int first, ref int last)
    {
        if ((_copy ?? received.Span)[offset] == mask)
            return;
        _copy ??= received.ToArray();
        _copy[offset] = mask;
        first = first < 0 ? offset : Math.Min(first, offset);
        last = Math.Max(last, offset);
    }

    private void Log(FilterReason reason, int first, int last)
    {
        if (first < 0)
            return;
        if (_entries.Count < FilteredCopy.MostEntries)
            _entries.Add(new(reason, first, last - first + 1));
        else
            _dropped++;
    }
}
