using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Contrl;

/// <summary>Gathers the segments of a CONTRL. Each belongs to what was opened last.</summary>
internal sealed class ReportBuilder(TextDecoder text, DiagnosticList diagnostics)
{
    private readonly List<GroupReport> _groups = [];
    private readonly List<MessageReport> _messages = [];
    private readonly List<MessageReport> _ofGroup = [];
    private readonly List<SegmentReport> _segments = [];
    private readonly List<ElementReport> _elements = [];
    private SyntaxReport? _report;
    private GroupReport? _group;
    private MessageReport? _message;
    private SegmentReport? _segment;

    /// <summary>Takes the next segment.</summary>
    internal void Take(Segment segment)
    {
        switch (segment.Tag.Value)
        {
            case SegmentTag.Unh or SegmentTag.Unt:
                break;
            case ContrlTags.Uci when _report is null:
                _report = Interchange(segment);
                break;
            case ContrlTags.Ucf:
                LeaveGroup();
                _group = new(
                    Code(segment[0].Whole), Party.Of(segment[1], text), Party.Of(segment[2], text),
                    Level(segment, 3), []);
                break;
            case ContrlTags.Ucm:
                LeaveMessage();
                _message = Message(segment);
                break;
            case ContrlTags.Ucs when _message is not null:
                LeaveSegment();
                _segment = new(segment[0].Whole.Number(), Error(segment[1]), []);
                break;
            case ContrlTags.Ucd when _segment is not null:
                _elements.Add(new(Error(segment[0]), segment[1][0].Number(), segment[1][1].Number()));
                break;
            default:
                diagnostics.Add(DiagnosticCode.SegmentWithoutPlace, segment.Offset);
                break;
        }
    }

    /// <summary>Ends the message.</summary>
    internal SyntaxReport Close(int offset)
    {
        LeaveGroup();
        if (_report is null)
            diagnostics.Add(DiagnosticCode.DocumentCodeMissing, offset);
        var nobody = new Party("", "", "");
        return (_report ?? new()
        {
            InterchangeReference = "", Sender = nobody, Recipient = nobody, Level = new(SyntaxAction.None),
        }) with
        {
            Groups = _groups, Messages = _messages,
        };
    }

    private SyntaxReport Interchange(Segment uci) => new()
    {
        InterchangeReference = Code(uci[0].Whole),
        Sender = Party.Of(uci[1], text),
        Recipient = Party.Of(uci[2], text),
        Level = Level(uci, 3),
    };

    private MessageReport Message(Segment ucm)
    {
        var type = ucm[1];
        return new(
            Code(ucm[0].Whole), Code(type[0]), Code(type[1]), Code(type[2]), Code(type[3]), Code(type[4]),
            Level(ucm, 2), []);
    }

    private LevelReport Level(Segment segment, int at) => new(
        (SyntaxAction)(segment[at].Whole.Number() ?? 0), Error(segment[at + 1]), Code(segment[at + 2].Whole),
        segment[at + 3][0].Number(), segment[at + 3][1].Number());

    private static SyntaxError Error(Element element) => (SyntaxError)(element.Whole.Number() ?? 0);

    private string Code(Component component) => text.Code(component);

    private void LeaveSegment()
    {
        if (_segment is not null)
            _segments.Add(_segment with { Elements = [.. _elements] });
        _elements.Clear();
        _segment = null;
    }

    private void LeaveMessage()
    {
        LeaveSegment();
        if (_message is not null)
            (_group is null ? _messages : _ofGroup).Add(_message with { Segments = [.. _segments] });
        _segments.Clear();
        _message = null;
    }

    private void LeaveGroup()
    {
        LeaveMessage();
        if (_group is not null)
            _groups.Add(_group with { Messages = [.. _ofGroup] });
        _ofGroup.Clear();
        _group = null;
    }
}
