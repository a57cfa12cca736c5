using System.Buffers;
using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Filtering;

/// <summary>
/// The values of a segment as one text without escapes and folds, and where each byte of it stands in the
/// transmission. Separators are in it as colons where components are one text, else as hard breaks. For one thread;
/// buffers are cleared when they are given back.
/// </summary>
internal sealed class SegmentView : IDisposable
{
    // A text is cut into pieces of 70 characters wherever it is full (4440): the next piece goes on the number.
    private const int FullPiece = 69;

    private readonly List<(int Start, int End, int Element)> _elements = [];
    private byte[] _text = [];
    private int[] _offsets = [];
    private int _count;
    private int _pieceStart;

    /// <summary>The text.</summary>
    internal ReadOnlySpan<byte> Text => _text.AsSpan(0, _count);

    /// <summary>Where elements stand in the text, those without a value aside.</summary>
    internal IReadOnlyList<(int Start, int End, int Element)> Elements => _elements;

    /// <summary>Where a byte stands in the transmission; null for a separator, which is never touched.</summary>
    internal int? OffsetOf(int at) => _offsets[at] >= 0 ? _offsets[at] : null;

    /// <summary>Makes a digit that was masked one no more, so that it is not found again.</summary>
    internal void Blank(int at) => _text[at] = (byte)CardNumbers.Mask;

    /// <summary>Takes a segment; what stands in the place of a malformed tag is text, too.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="delimiters">Its separators.</param>
    /// <param name="isText">Whether components are one text.</param>
    internal void Take(Segment segment, Delimiters delimiters, bool isText)
    {
        Begin(segment.Whole.Length + segment.Count + 1);
        if (!segment.Tag.IsValid)
            TakeForeign(
                segment.Count == 0 ? segment.Content : segment.Content[..(segment[0].Offset - segment.Offset - 1)],
                segment.Offset);
        for (var index = 0; index < segment.Count; index++)
        {
            Separate(DigitGroups.HardBreak, isText);
            var start = _count;
            TakeElement(segment[index].Whole, delimiters, isText);
            if (_count > start)
                _elements.Add((start, _count, index));
        }
    }

    /// <summary>Takes bytes that belong to no segment, in which line breaks may be folds or ends of lines.</summary>
    internal void TakeGap(ReadOnlySpan<byte> gap, int offset)
    {
        Begin(gap.Length);
        TakeForeign(gap, offset);
    }

    /// <summary>The part of an element's text that is a component, or all from there on.</summary>
    internal (int Start, int End) Component((int Start, int End, int Element) element, int index, bool toEnd = false)
    {
        var start = element.Start;
        for (var at = element.Start; at < element.End; at++)
        {
            if (OffsetOf(at) is not null)
                continue;
            if (index == 0 && !toEnd)
                return (start, at);
            if (index-- > 0)
                start = at + 1;
        }

        return index > 0 ? (element.End, element.End) : (start, element.End);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_text.Length > 0)
            ArrayPool<byte>.Shared.Return(_text, clearArray: true);
        if (_offsets.Length > 0)
            ArrayPool<int>.Shared.Return(_offsets);
        (_text, _offsets, _count) = ([], [], 0);
    }

    private void Begin(int length)
    {
        (_count, _pieceStart) = (0, 0);
        _elements.Clear();
        if (_text.Length >= length)
            return;
        Dispose();
        _text = ArrayPool<byte>.Shared.Rent(length);
        _offsets = ArrayPool<int>.Shared.Rent(_text.Length);
    }

    private void TakeForeign(ReadOnlySpan<byte> bytes, int offset)
    {
        for (var at = 0; at < bytes.Length; at++)
            Put(bytes[at], offset + at);
    }

    private void TakeElement(Component whole, Delimiters delimiters, bool isText)
    {
        var isLiteral = false;
        for (var at = 0; at < whole.Raw.Length; at++)
        {
            var value = whole.Raw[at];
            if (Folding.IsFold(value))
                continue;
            var isRelease = !isLiteral && value == delimiters.Release && value != 0;
            if (!isRelease && !isLiteral && (value == delimiters.Component
                || (delimiters.Repetition != 0 && value == delimiters.Repetition)))
                Separate(isText ? (byte)':' : DigitGroups.HardBreak, isText);
            else if (!isRelease)
                Put(value, whole.Offset + at);
            isLiteral = isRelease;
        }
    }

    private void Separate(byte shown, bool isText)
    {
        if (!(isText && _count - _pieceStart >= FullPiece))
            Put(shown, -1);
        _pieceStart = _count;
    }

    private void Put(byte value, int offset)
    {
        (_text[_count], _offsets[_count]) = (value, offset);
        _count++;
    }
}
