using System.Buffers;
using System.Runtime.CompilerServices;

namespace Bmis.Edifact.Interchange;

/// <summary>
/// Looks ahead for bytes beyond the declared repertoire, many at a time, so that only segments that hold some are read
/// as text while the message is. What has been reported once is not looked for again. For one thread.
/// </summary>
/// <param name="bytes">The transmission.</param>
/// <param name="interchange">What declares the repertoire.</param>
/// <param name="text">Knows what has been reported.</param>
internal sealed class RepertoireWatch(ReadOnlyMemory<byte> bytes, ReceivedInterchange interchange, TextDecoder text)
{
    // A window that reaches into the next message is looked at twice.
    private const int Window = 4096;

    private readonly bool _holdsSeparators = interchange.CharacterSet.HoldsSeparators(interchange.Delimiters);

    private SearchValues<byte> _inside = interchange.CharacterSet.Inside(interchange.Delimiters, text.Used);
    private TextDecoding _known = text.Used;
    private int _clean;

    /// <summary>
    /// Whether no text of a segment departs from the repertoire in a way that is not known yet. A separator that is
    /// outside it may be text where it is released.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Holds(in Segment segment) =>
        (segment.EndOffset <= _clean || Look(segment)) && (_holdsSeparators || segment.IsPlain);

    private bool Look(in Segment segment)
    {
        if (text.Used != _known)
            (_known, _inside) = (text.Used, interchange.CharacterSet.Inside(interchange.Delimiters, text.Used));
        var all = bytes.Span;
        var start = Math.Max(segment.Offset, _clean);
        var end = Math.Min(Math.Max(segment.EndOffset, start + Window), all.Length);
        var found = all[start..end].IndexOfAnyExcept(_inside);
        _clean = found < 0 ? end : start + found;
        return segment.EndOffset <= _clean;
    }
}
