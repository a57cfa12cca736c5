using Bmis.Edifact.PnrgovXml;

namespace Bmis.Edifact.Filtering;

/// <summary>The characters of a text that are to be masked, and the copy in which they are. For one thread.</summary>
internal sealed class XmlMarks(XmlCharacters text)
{
    private readonly List<(int Start, int End)> _places = [];
    private readonly List<FilterEntry> _entries = [];
    private int _dropped;

    /// <summary>Marks all characters of a part of a view but control characters.</summary>
    internal void MarkAll(XmlView view, (int Start, int End) part, FilterReason reason)
    {
        var (first, last) = (int.MaxValue, 0);
        for (var at = part.Start; at < part.End; at++)
            if (view.Text[at] is not ((byte)CardNumbers.Mask or (byte)'\r' or (byte)'\n' or (byte)'\t'))
                Mark(view.Place(at), ref first, ref last);
        Log(reason, first, last);
    }

    /// <summary>Marks letters, digits and blanks of ISO 646 alone, which cannot mend what is broken.</summary>
    internal void MarkWords(XmlView view, (int Start, int End) part, FilterReason reason)
    {
        var (first, last) = (int.MaxValue, 0);
        for (var at = part.Start; at < part.End; at++)
            if ((char.IsAsciiLetterOrDigit((char)view.Text[at]) || view.Text[at] == ' ')
                && view.Text[at] != CardNumbers.Mask)
                Mark(view.Place(at), ref first, ref last);
        Log(reason, first, last);
    }

    /// <summary>Marks the digits of a part of a view, but for the last four.</summary>
    internal void MarkDigits(XmlView view, (int Start, int End) part, FilterReason reason)
    {
        var (first, last, kept) = (int.MaxValue, 0, 0);
        for (var at = part.End - 1; at >= part.Start; at--)
            if (char.IsAsciiDigit((char)view.Text[at]) && ++kept > CardNumbers.Kept)
            {
                Mark(view.Place(at), ref first, ref last);
                view.Blank(at);
            }

        Log(reason, first, last);
    }

    /// <summary>The copy and what was done to it.</summary>
    internal FilteredCopy Close(ReadOnlyMemory<byte> received)
    {
        if (_places.Count == 0)
            return new(received, [], 0);
        var copy = received.ToArray();
        foreach (var (start, end) in _places)
            Mask(copy, text.ByteOf(start), text.ByteOf(end));
        return new(copy, [.. _entries.OrderBy(one => one.Offset).ThenBy(one => one.Length)], _dropped);
    }

    private void Mark((int Start, int End) place, ref int first, ref int last)
    {
        _places.Add(place);
        (first, last) = (Math.Min(first, place.Start), Math.Max(last, place.End));
    }

    private void Log(FilterReason reason, int first, int last)
    {
        if (first > last)
            return;
        var offset = text.ByteOf(first);
        if (_entries.Count < FilteredCopy.MostEntries)
            _entries.Add(new(reason, offset, text.ByteOf(last) - offset));
        else
            _dropped++;
    }

    private void Mask(byte[] copy, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            var isHigh = text.Width == 2 && (at - start) % 2 == (text.IsBigEndian ? 0 : 1);
            copy[at] = isHigh ? (byte)0 : (byte)CardNumbers.Mask;
        }
    }
}
