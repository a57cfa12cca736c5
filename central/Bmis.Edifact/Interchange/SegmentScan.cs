using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Bmis.Edifact.Interchange;

/// <summary>
/// Finds where a segment ends, and notes where its elements end on the way. The marks of a block of bytes serve all
/// segments that lie in it.
/// </summary>
internal ref struct SegmentScan
{
    private const int NoBlock = -DelimiterMarks.Block;
    private const int AtOnce = 4;

    private readonly ReadOnlySpan<byte> _bytes;
    private int[]? _ends;
    private byte _element;
    private byte _terminator;
    private byte _release;
    private DelimiterMarks _marks;
    private int _block = NoBlock;
    private ulong _elementMarks;
    private ulong _stopMarks;
    private int _count;

    internal SegmentScan(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        _ends = ArrayPool<int>.Shared.Rent(EdifactLimits.Elements + DelimiterMarks.Block + AtOnce + 1);
    }

    /// <summary>Where the elements of the segment end, the tag's end first.</summary>
    internal readonly ReadOnlySpan<int> Ends => _ends.AsSpan(0, _count);

    /// <summary>A release character with nothing behind it, in what was scanned last.</summary>
    internal int? Dangling { get; private set; }

    /// <summary>What separates from here on.</summary>
    internal void Open(Delimiters delimiters)
    {
        (_element, _terminator, _release) = (delimiters.Element, delimiters.Terminator, delimiters.Release);
        (_marks, _block) = (new(delimiters), NoBlock);
    }

    /// <summary>Gives the table of ends back.</summary>
    internal void Dispose()
    {
        if (_ends is not null)
            ArrayPool<int>.Shared.Return(_ends);
        _ends = null;
    }

    /// <summary>No segment.</summary>
    internal void Clear() => _count = 0;

    /// <summary>Notes the end of the last element.</summary>
    internal void Close(int length) => _ends![_count++] = length;

    /// <summary>
    /// The same where blanks after an unterminated segment were trimmed: they are not its own, nor are separators among
    /// them. True when there are more elements than the limit; what follows then belongs to the last of them.
    /// </summary>
    internal bool CloseTrimmed(int length)
    {
        while (_count > 0 && _ends![_count - 1] >= length)
            _count--;
        var isBeyond = _count > EdifactLimits.Elements;
        if (isBeyond)
            _count = EdifactLimits.Elements;
        Close(length);
        return isBeyond;
    }

    /// <summary>
    /// Whether the segment is plain and terminated, and its elements are not beyond their limit; nothing is known of
    /// others.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsPlain(int start, out int end)
    {
        if ((uint)(start - _block) >= DelimiterMarks.Block)
            LoadBlock(start);
        var own = ulong.MaxValue << (start - _block);
        var elements = _elementMarks & own;
        var stops = _stopMarks & own;
        _count = 0;
        if (stops == 0)
        {
            if (!GoOn(start, elements))
            {
                end = start;
                return false;
            }

            elements = _elementMarks;
            stops = _stopMarks;
        }

        end = _block + BitOperations.TrailingZeroCount(stops);
        _count = Note(elements & (stops ^ (stops - 1)), _block - start, _count);
        return _bytes[end] == _terminator && _count <= EdifactLimits.Elements;
    }

    /// <summary>
    /// Any segment, mark by mark, since a release character or a fold changes what the next one means. False when the
    /// text ends, or another interchange begins on a new line, before the segment does.
    /// </summary>
    internal bool AmongEscapes(int start, out int end, out bool isPlain)
    {
        (_count, Dangling, isPlain) = (0, null, true);
        var literal = -1;
        for (var block = start; block < _bytes.Length; block += DelimiterMarks.Block)
        {
            _marks.At(_bytes, block, out var elements, out var stops);
            for (var marks = elements | stops; marks != 0; marks &= marks - 1)
            {
                end = block + BitOperations.TrailingZeroCount(marks);
                if (end == literal)
                    continue;
                var value = _bytes[end];
                if (value == _terminator)
                    return true;
                if (value == _element)
                {
                    if (_count <= EdifactLimits.Elements)
                        Close(end - start);
                    continue;
                }

                var isRelease = value == _release && value != 0;
                if (!isRelease && !Folding.IsFold(value))
                    continue;
                isPlain = false;
                if (isRelease)
                    literal = Literal(end);
                else if (BeginsInterchange(end + 1))
                    return false;
            }
        }

        end = _bytes.Length;
        return false;
    }

    // Goes to the block that has a stop, and notes the elements on the way; false when there is none.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool GoOn(int start, ulong elements)
    {
        do
        {
            _count = Note(elements, _block - start, _count);
            if (_count > EdifactLimits.Elements || _bytes.Length - _block <= DelimiterMarks.Block)
                return false;
            LoadBlock(_block + DelimiterMarks.Block);
            elements = _elementMarks;
        }
        while (_stopMarks == 0);
        return true;
    }

    private void LoadBlock(int start)
    {
        _block = start;
        _marks.At(_bytes, start, out _elementMarks, out _stopMarks);
    }

    // Most segments have few elements: four are noted at a time, and what was not marked is written over by the next.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int Note(ulong marks, int block, int count)
    {
        var noted = count + BitOperations.PopCount(marks);
        for (var at = count; marks != 0; at += AtOnce)
        {
            var four = _ends.AsSpan(at, AtOnce);
            four[0] = block + BitOperations.TrailingZeroCount(marks);
            marks &= marks - 1;
            four[1] = block + BitOperations.TrailingZeroCount(marks);
            marks &= marks - 1;
            four[2] = block + BitOperations.TrailingZeroCount(marks);
            marks &= marks - 1;
            four[3] = block + BitOperations.TrailingZeroCount(marks);
            marks &= marks - 1;
        }

        return noted;
    }

    private int Literal(int release)
    {
        var literal = Folding.SkipFolds(_bytes, release + 1);
        if (literal == _bytes.Length)
            Dangling = release;
        return literal;
    }

    private readonly bool BeginsInterchange(int line)
    {
        line = Folding.LineStart(_bytes, line);
        return line + 2 < _bytes.Length && _bytes[line] == (byte)'U' && _bytes[line + 1] == (byte)'N'
            && _bytes[line + 2] is (byte)'A' or (byte)'B' && InterchangeStart.IsAt(_bytes, line, out _);
    }
}
