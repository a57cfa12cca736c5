using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Bmis.Edifact.Interchange;

/// <summary>
/// Walks a transmission segment by segment, once and without copying. It finds interchanges in whatever surrounds them
/// (Type B lines, gateway trailers, other text), reads or infers the separators of each, and leaves what is no segment
/// between the segments: the segments and the gaps, in order, are the bytes. It throws on no bytes and takes linear
/// time. One table of offsets is rented for the reader's life; nothing is allocated for a segment. For one thread.
/// </summary>
public ref struct SegmentReader
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int _base;
    private readonly DiagnosticList? _diagnostics;
    private SegmentScan _scan;
    private Delimiters _delimiters;
    private int _position;
    private int _gapStart;
    private int _start;
    private int _contentEnd;
    private int _end;
    private SegmentTag _tag;
    private bool _isPlain;
    private bool _isOpen;
    private bool _isWithin;
    private bool _awaitsHeader;
    private bool _awaitsService;
    private bool _isGapForeign;
    private bool _hasOpened;
    private bool _isFirst;

    /// <summary>Reads a transmission from its first byte, looking for interchanges.</summary>
    /// <param name="bytes">The transmission.</param>
    /// <param name="diagnostics">Takes what is found; null when nobody wants to know.</param>
    public SegmentReader(ReadOnlySpan<byte> bytes, DiagnosticList? diagnostics = null)
    {
        _bytes = bytes;
        _diagnostics = diagnostics;
        _scan = new(bytes);
    }

    /// <summary>Reads segments of one interchange whose separators are known, such as those of one message.</summary>
    /// <param name="bytes">The segments.</param>
    /// <param name="delimiters">The separators.</param>
    /// <param name="offset">Where the first byte lies in the transmission.</param>
    /// <param name="diagnostics">Takes what is found; null when nobody wants to know.</param>
    public SegmentReader(
        ReadOnlySpan<byte> bytes, Delimiters delimiters, int offset, DiagnosticList? diagnostics = null)
        : this(bytes, diagnostics)
    {
        _base = offset;
        _awaitsHeader = true;
        Open(delimiters);
    }

    /// <summary>The separators of the interchange that is being read.</summary>
    public readonly Delimiters Delimiters => _delimiters;

    /// <summary>The segment that was read last.</summary>
    public readonly Segment Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(
            _bytes[_start.._end], _contentEnd - _start, _base + _start, _tag, _scan.Ends, _delimiters, _isPlain);
    }

    /// <summary>Whether that is the first of an interchange: UNA, or UNB, UNG or UNH where there is none.</summary>
    public readonly bool IsFirst => _isFirst;

    /// <summary>
    /// What lies before the current segment and after the one before it, or at the end after the last: line breaks,
    /// wrappers, text that is no segment. Often empty.
    /// </summary>
    public readonly ReadOnlySpan<byte> Gap => _bytes[_gapStart.._start];

    /// <summary>Where <see cref="Gap"/> lies in the transmission.</summary>
    public readonly int GapOffset => _base + _gapStart;

    /// <summary>Whether the gap holds more than blanks and line breaks between segments.</summary>
    public readonly bool IsGapForeign => _isGapForeign;

    /// <summary>Goes to the next segment; false at the end, when <see cref="Gap"/> is what is left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Read()
    {
        _gapStart = _position;
        _isGapForeign = false;
        return (_isWithin && ReadUsual()) || ReadAny();
    }

    /// <summary>Reads the segment that begins at a place of the interchange that is being read.</summary>
    internal Segment At(int offset)
    {
        (_position, _awaitsHeader, _isWithin) = (offset - _base, false, true);
        _ = Read();
        return Current;
    }

    /// <summary>Gives the table of offsets back.</summary>
    public void Dispose() => _scan.Dispose();

    private bool ReadAny()
    {
        while (_position < _bytes.Length)
        {
            if (!(_isOpen ? ReadSegment() : FindInterchange()))
                continue;
            ReportGap();
            return true;
        }

        (_start, _end, _contentEnd, _tag) = (_position, _position, _position, default);
        _scan.Clear();
        ReportGap();
        return false;
    }

    // True when the interchange begins with a UNA, which is a segment; otherwise its header is read next.
    private bool FindInterchange()
    {
        var from = _position;
        if (InterchangeStart.Find(_bytes, from) is not { } start)
        {
            (_position, _isGapForeign) = (_bytes.Length, true);
            return false;
        }

        _isGapForeign |= start.Offset > from;
        _position = start.Offset;
        _awaitsHeader = true;
        if (start.HasAdvice)
        {
            Open(Delimiters.Of(_bytes.Slice(start.Offset + SegmentTag.Longest, DelimiterDetection.AdviceLength)));
            TakeAdvice();
            return true;
        }

        Open(DelimiterDetection.Infer(_bytes[start.Offset..]));
        Report(DiagnosticCode.SeparatorsInferred, start.Offset);
        ReportBrokenAdvice(from, start.Offset);
        return false;
    }

    private void Open(Delimiters delimiters)
    {
        _delimiters = delimiters;
        _scan.Open(delimiters);
        (_isOpen, _hasOpened, _awaitsService, _isWithin) = (true, true, false, false);
    }

    private void TakeAdvice()
    {
        (_start, _end) = (_position, _position + InterchangeStart.AdviceBytes);
        (_contentEnd, _position, _tag, _isPlain) = (_end, _end, new(SegmentTag.Una), true);
        _scan.Clear();
        _scan.Close(_end - _start);
        (_isFirst, _hasOpened) = (true, false);
    }

    // Most segments have a tag of three letters, are plain and end: nothing else needs to be asked of them.
    private bool ReadUsual()
    {
        var bytes = _bytes;
        var start = _position;
        while (start < bytes.Length && Folding.IsFold(bytes[start]))
            start++;
        if (bytes.Length - start <= SegmentTag.Longest)
            return false;
        var four = BinaryPrimitives.ReadUInt32BigEndian(bytes[start..]);
        var tag = new SegmentTag(four >> 8);
        if ((byte)four != _delimiters.Element || !tag.IsUsual || !_scan.IsPlain(start, out var end)
            || end - start >= EdifactLimits.SegmentBytes)
            return false;
        (_start, _contentEnd, _end, _position, _tag) = (start, end, end + 1, end + 1, tag);
        (_isPlain, _isFirst) = (true, false);
        _scan.Close(end - start);
        return true;
    }

    private bool ReadSegment()
    {
        SkipBlanks();
        if (_position == _bytes.Length)
            return false;
        var tag = TagAt(_position);
        var isStray = _awaitsService && !tag.IsService;
        if (!_awaitsHeader && (isStray || tag.Value is SegmentTag.Una or SegmentTag.Unb)
            && InterchangeStart.IsAt(_bytes, _position, out _))
        {
            (_isOpen, _isWithin) = (false, false);
            return false;
        }

        // A UNA or UNB in the middle of an interchange that cannot be one.
        if (!isStray)
            return Take(!_awaitsHeader && tag.Value is SegmentTag.Una or SegmentTag.Unb ? default : tag);
        SkipForeign();
        return false;
    }

    // A terminator by itself is an empty segment, which says nothing.
    private void SkipBlanks()
    {
        while (_position < _bytes.Length)
        {
            var value = _bytes[_position];
            if (!Folding.IsBlank(value) && value != _delimiters.Terminator && !IsRestOfApostrophe(value))
                return;
            _position++;
        }
    }

    // A typographic apostrophe ends segments by its first byte.
    private readonly bool IsRestOfApostrophe(byte value) =>
        value is 0x80 or 0x99 && _delimiters.Terminator == DelimiterDetection.ApostropheLead;

    // After the trailer of a message or group only service segments follow; anything else is somebody else's text.
    private void SkipForeign()
    {
        _isGapForeign = true;
        for (var at = _position + 1; ; at += 2)
        {
            var found = at < _bytes.Length ? _bytes[at..].IndexOf("UN"u8) : -1;
            at += found;
            if (found < 0)
            {
                _position = _bytes.Length;
                return;
            }

            if (!TagAt(at).IsService && !InterchangeStart.IsAt(_bytes, at, out _))
                continue;
            _position = at;
            return;
        }
    }

    private bool Take(SegmentTag tag)
    {
        var start = _position;
        var isTerminated = Scan(start, out var end);
        var length = end - start;
        _position = isTerminated ? end + 1 : end;
        if (length >= EdifactLimits.SegmentBytes)
            return Refuse(DiagnosticCode.SegmentTooLong, start);
        if (!isTerminated)
        {
            if (!tag.IsValid)
                return Refuse(DiagnosticCode.ForeignText, start);
            Report(DiagnosticCode.SegmentUnterminated, start);
            while (Folding.IsBlank(_bytes[end - 1]))
                end--;
            (_position, length) = (end, end - start);
        }
        else if (!tag.IsValid)
        {
            Report(DiagnosticCode.TagMalformed, start);
        }

        (_start, _contentEnd, _end, _tag) = (start, end, _position, tag);
        CloseElements(length);
        Follow(tag);
        return true;
    }

    private bool Refuse(DiagnosticCode code, int start)
    {
        if (code != DiagnosticCode.ForeignText)
            Report(code, start);
        (_isGapForeign, _awaitsHeader) = (true, false);
        return false;
    }

    private bool Scan(int start, out int end)
    {
        _isPlain = true;
        if (_scan.IsPlain(start, out end))
            return true;
        var isTerminated = _scan.AmongEscapes(start, out end, out _isPlain);
        if (_scan.Dangling is { } release)
            Report(DiagnosticCode.ReleaseDangling, release);
        return isTerminated;
    }

    private void CloseElements(int length)
    {
        if (_scan.CloseTrimmed(length))
            Report(DiagnosticCode.TooManyElements, _start);
    }

    private void Follow(SegmentTag tag)
    {
        (_isFirst, _hasOpened) = (_hasOpened, false);
        _awaitsHeader = false;
        _awaitsService = tag.Value is SegmentTag.Unt or SegmentTag.Une;
        _isWithin = !_awaitsService && tag.Value != SegmentTag.Unz;
        if (tag.Value == SegmentTag.Unz)
            _isOpen = false;
    }

    private readonly SegmentTag TagAt(int start)
    {
        if (_bytes.Length - start <= SegmentTag.Longest)
            return UnusualTagAt(start);
        var four = BinaryPrimitives.ReadUInt32BigEndian(_bytes[start..]);
        return (byte)four == _delimiters.Element && SegmentTag.IsTag(four >> 8) ? new(four >> 8) : UnusualTagAt(start);
    }

    // Characters of a tag may be folded, a blank may pad it, and it may be all of the segment.
    private readonly SegmentTag UnusualTagAt(int start)
    {
        Span<byte> tag = stackalloc byte[SegmentTag.Longest];
        var (count, at) = (0, start);
        for (; at < _bytes.Length && count < tag.Length; at++)
        {
            if (Folding.IsFold(_bytes[at]))
                continue;
            if (!SegmentTag.IsTagCharacter(_bytes[at]))
                break;
            tag[count++] = _bytes[at];
        }

        while (at < _bytes.Length && (Folding.IsFold(_bytes[at]) || _bytes[at] == (byte)' '))
            at++;
        var isEnded = at == _bytes.Length || _bytes[at] == _delimiters.Element
            || _bytes[at] == _delimiters.Terminator || _bytes[at] == _delimiters.Component
            || (count == tag.Length && tag.SequenceEqual("UNA"u8));
        return isEnded ? SegmentTag.Of(tag[..count]) : default;
    }

    private readonly void ReportBrokenAdvice(int from, int start)
    {
        var near = Math.Max(from, start - (2 * InterchangeStart.AdviceBytes));
        var found = _bytes[near..start].LastIndexOf("UNA"u8);
        if (found >= 0 && InterchangeStart.IsBrokenAdvice(_bytes[(near + found)..]))
            Report(DiagnosticCode.ServiceStringImplausible, near + found);
    }

    private void ReportGap()
    {
        var text = _isGapForeign ? Gap.IndexOfAnyExceptInRange((byte)0, (byte)' ') : -1;
        _isGapForeign = text >= 0;
        if (_isGapForeign)
            Report(DiagnosticCode.ForeignText, _gapStart + text);
    }

    private readonly void Report(DiagnosticCode code, int at) => _diagnostics?.Add(code, _base + at);
}
