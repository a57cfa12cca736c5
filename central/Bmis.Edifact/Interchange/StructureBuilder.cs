using System.Runtime.CompilerServices;

namespace Bmis.Edifact.Interchange;

/// <summary>
/// Builds interchanges, groups and messages from segments in order, and checks counts and references of their trailers
/// (ISO 9735-1, 8.1 and annex C). What is missing or wrong is reported and costs nothing else.
/// </summary>
internal sealed class StructureBuilder(DiagnosticList diagnostics, Func<ReceivedMessage, IContentReader?>? contents)
{
    private readonly List<ReceivedInterchange> _interchanges = [];
    private readonly List<NoiseSpan> _noise = [];
    private ReceivedInterchange? _interchange;
    private ReceivedGroup? _group;
    private ReceivedMessage? _message;
    private IContentReader? _content;
    private TextDecoder _text = new(CharacterSet.Iso646);
    private int _messageCount;
    private bool _isOutsideReported;

    internal IReadOnlyList<ReceivedInterchange> Interchanges => _interchanges;

    internal IReadOnlyList<NoiseSpan> Noise => _noise;

    /// <summary>Whether the limit of messages was met.</summary>
    internal bool IsFull { get; private set; }

    /// <summary>Takes the next segment when it is the content of a message; false when it is looked at in full.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TakesContent(in Segment segment)
    {
        if (_message is null || segment.Tag.MayBeService)
            return false;
        AddContent(_message, segment);
        _interchange!.Length = segment.EndOffset - _interchange.Offset;
        return true;
    }

    /// <summary>Takes the next segment; false when it begins a message beyond the limit.</summary>
    internal bool Take(in Segment segment, Delimiters delimiters, bool isFirst)
    {
        if (segment.Tag.Value == SegmentTag.Unh && _messageCount == EdifactLimits.Messages)
        {
            IsFull = true;
            diagnostics.Add(DiagnosticCode.TooManyMessages, segment.Offset);
            return false;
        }

        if (_interchange is null || isFirst)
            BeginInterchange(segment, delimiters);
        Dispatch(segment);
        if (_interchange is not null)
            _interchange.Length = segment.EndOffset - _interchange.Offset;
        if (segment.Tag.Value == SegmentTag.Unz)
            EndInterchange();
        return true;
    }

    internal void TakeGap(int offset, int length, bool isForeign)
    {
        if (isForeign && length > 0)
            _noise.Add(new(offset, length));
    }

    internal void Close(int end)
    {
        EndInterchange();
        if (_interchanges.Count == 0 && end > 0)
            diagnostics.Add(DiagnosticCode.NoInterchange, 0);
    }

    private void BeginInterchange(in Segment segment, Delimiters delimiters)
    {
        EndInterchange();
        _interchange = new(delimiters, segment.Tag.Value == SegmentTag.Una, segment.Offset);
        _interchanges.Add(_interchange);
        _text = new(CharacterSet.Iso646);
        _isOutsideReported = false;
        if (segment.Tag.Value is not (SegmentTag.Una or SegmentTag.Unb))
            diagnostics.Add(DiagnosticCode.InterchangeHeaderMissing, segment.Offset);
    }

    private void Dispatch(in Segment segment)
    {
        switch (segment.Tag.Value)
        {
            case SegmentTag.Una:
                break;
            case SegmentTag.Unb:
                TakeInterchangeHeader(segment);
                break;
            case SegmentTag.Ung:
                EndGroup();
                _group = new(GroupHeader.Of(segment, _text), segment.Offset);
                _interchange!.Add(_group);
                break;
            case SegmentTag.Unh:
                BeginMessage(segment);
                break;
            case SegmentTag.Unt:
                TakeMessageTrailer(segment);
                break;
            case SegmentTag.Une:
                TakeGroupTrailer(segment);
                break;
            case SegmentTag.Unz:
                TakeInterchangeTrailer(segment);
                break;
            default:
                TakeContent(segment);
                break;
        }
    }

    private void TakeInterchangeHeader(in Segment segment)
    {
        _interchange!.Header = InterchangeHeader.Of(segment, _text);
        if (CharacterSet.Declared(_interchange.Header.Syntax) is { } declared)
            _interchange.CharacterSet = declared;
        else
            diagnostics.Add(DiagnosticCode.SyntaxUnknown, segment.Offset);
        _text = new(_interchange.CharacterSet, diagnostics);
        _interchange.Header = InterchangeHeader.Of(segment, _text);
    }

    private void BeginMessage(in Segment segment)
    {
        EndMessage();
        _message = new(_interchange!, _group, MessageHeader.Of(segment, _text), segment.Offset);
        _interchange!.Add(_message);
        _messageCount++;
        if (_group is not null)
            _group.MessageCount++;
        _content = contents?.Invoke(_message);
        TakeContent(segment);
    }

    private void TakeContent(in Segment segment)
    {
        if (_message is null)
        {
            if (!_isOutsideReported)
                diagnostics.Add(DiagnosticCode.SegmentOutsideMessage, segment.Offset);
            _isOutsideReported = true;
            return;
        }

        AddContent(_message, segment);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddContent(ReceivedMessage message, in Segment segment)
    {
        message.SegmentCount++;
        message.Length = segment.EndOffset - message.Offset;
        _content?.Take(segment);
    }

    private void TakeMessageTrailer(in Segment segment)
    {
        if (_message is null)
        {
            diagnostics.Add(DiagnosticCode.TrailerWithoutHeader, segment.Offset);
            return;
        }

        TakeContent(segment);
        _message.Trailer = ControlTrailer.Of(segment, _text);
        Check(_message.Trailer, _message.Header.Reference, _message.SegmentCount, DiagnosticCode.SegmentCountDiffers);
        EndMessage();
    }

    private void TakeGroupTrailer(in Segment segment)
    {
        EndMessage();
        if (_group is null)
        {
            diagnostics.Add(DiagnosticCode.TrailerWithoutHeader, segment.Offset);
            return;
        }

        _group.Trailer = ControlTrailer.Of(segment, _text);
        Check(_group.Trailer, _group.Header.Reference, _group.MessageCount, DiagnosticCode.MessageCountDiffers);
        EndGroup();
    }

    private void TakeInterchangeTrailer(in Segment segment)
    {
        EndGroup();
        var trailer = ControlTrailer.Of(segment, _text);
        _interchange!.Trailer = trailer;
        if (_interchange.Header is null)
        {
            diagnostics.Add(DiagnosticCode.TrailerWithoutHeader, segment.Offset);
            return;
        }

        var count = _interchange.Groups.Count > 0 ? _interchange.Groups.Count : _interchange.Messages.Count;
        Check(trailer, _interchange.Header.ControlReference, count, DiagnosticCode.InterchangeCountDiffers);
    }

    private void Check(ControlTrailer trailer, string reference, int count, DiagnosticCode wrongCount)
    {
        if (trailer.DeclaredCount != count)
            diagnostics.Add(wrongCount, trailer.Offset);
        if (trailer.Reference.Length == 0)
            diagnostics.Add(DiagnosticCode.ReferenceMissing, trailer.Offset);
        else if (trailer.Reference != reference)
            diagnostics.Add(DiagnosticCode.ReferenceDiffers, trailer.Offset);
    }

    private void EndMessage()
    {
        if (_message is null)
            return;
        if (_message.Trailer is null)
            diagnostics.Add(DiagnosticCode.MessageTrailerMissing, _message.Offset);
        if (_message.Length > EdifactLimits.MessageBytes)
            diagnostics.Add(DiagnosticCode.MessageTooLong, _message.Offset);
        _content?.Close();
        (_message, _content) = (null, null);
    }

    private void EndGroup()
    {
        EndMessage();
        if (_group is { Trailer: null })
            diagnostics.Add(DiagnosticCode.GroupTrailerMissing, _group.Offset);
        _group = null;
    }

    private void EndInterchange()
    {
        EndGroup();
        if (_interchange is { Header: not null, Trailer: null })
            diagnostics.Add(DiagnosticCode.InterchangeTrailerMissing, _interchange.Offset);
        _interchange = null;
    }
}
