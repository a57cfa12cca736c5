using System.Runtime.CompilerServices;

namespace Bmis.Edifact.Interchange;

/// <summary>
/// A segment within bytes that somebody else holds (ISO 9735-1, 8.1). It is valid until its reader reads the next one.
/// </summary>
public readonly ref struct Segment
{
    private readonly ReadOnlySpan<int> _ends;
    private readonly Delimiters _delimiters;
    private readonly int _contentLength;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Segment(
        ReadOnlySpan<byte> whole, int contentLength, int offset, SegmentTag tag, ReadOnlySpan<int> ends,
        Delimiters delimiters, bool isPlain)
    {
        Whole = whole;
        Offset = offset;
        Tag = tag;
        IsPlain = isPlain;
        _contentLength = contentLength;
        _ends = ends;
        _delimiters = delimiters;
    }

    /// <summary>All bytes as they were sent, with folds and the terminator when there is one.</summary>
    public ReadOnlySpan<byte> Whole { get; }

    /// <summary>All bytes but the terminator.</summary>
    public ReadOnlySpan<byte> Content => Whole[.._contentLength];

    /// <summary>The first byte, from the beginning of the transmission.</summary>
    public int Offset { get; }

    /// <summary>The byte behind the last one.</summary>
    public int EndOffset => Offset + Whole.Length;

    /// <summary>The tag, folds and padding aside.</summary>
    public SegmentTag Tag { get; }

    /// <summary>Whether there are neither release characters nor folds.</summary>
    public bool IsPlain { get; }

    /// <summary>Whether its terminator was sent.</summary>
    public bool IsTerminated => _contentLength < Whole.Length;

    /// <summary>Data elements that were sent, the tag aside.</summary>
    public int Count => _ends.Length - 1;

    /// <summary>
    /// The data element at this place, 0 for the first behind the tag; an empty one where none was sent (omitted and
    /// empty are the same: ISO 9735-1, 8.6).
    /// </summary>
    public Element this[int index]
    {
        get
        {
            if ((uint)index >= (uint)Count)
                return new([], EndOffset, _delimiters, isPlain: true);
            var start = _ends[index] + 1;
            return new(Whole[start.._ends[index + 1]], Offset + start, _delimiters, IsPlain);
        }
    }

    /// <summary>Between components.</summary>
    internal byte ComponentSeparator => _delimiters.Component;

    /// <summary>The bytes of an element as they were sent; none where none was.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ReadOnlySpan<byte> Raw(int index) =>
        (uint)index < (uint)Count ? Whole[(_ends[index] + 1).._ends[index + 1]] : [];

    /// <summary>The code that an element without components is.</summary>
    internal Code CodeAt(int index) =>
        IsPlain ? Code.Of(Folding.WithoutBlanks(Raw(index))) : Code.Of(this[index].Whole);
}
