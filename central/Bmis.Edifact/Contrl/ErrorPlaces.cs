using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Contrl;

/// <summary>
/// Finds what findings of an interchange are about: the interchange, a group, a message, a segment or an element. It
/// walks the segments once, beside the findings in the order of their places.
/// </summary>
internal sealed class ErrorPlaces
{
    private readonly Dictionary<int, LevelReport> _groups = [];
    private readonly Dictionary<int, MessageErrors> _messages = [];
    private readonly Queue<Diagnostic> _findings;
    private readonly Delimiters _delimiters;
    private ReceivedGroup? _group;
    private ReceivedMessage? _message;
    private int _position;

    internal ErrorPlaces(Transmission transmission, ReceivedInterchange interchange, DiagnosticList? own)
    {
        var found = new List<Diagnostic>();
        AddWithin(interchange, transmission.Diagnostics, found);
        AddWithin(interchange, own, found);
        _findings = new(found.OrderBy(one => one.Offset));
        _delimiters = interchange.Delimiters;
        Walk(transmission, interchange);
    }

    /// <summary>The first error of the interchange's own envelope; null when it has none.</summary>
    internal LevelReport? Interchange { get; private set; }

    /// <summary>The first error of a group's own envelope; null when it has none.</summary>
    internal LevelReport? Of(ReceivedGroup group) => _groups.GetValueOrDefault(group.Offset);

    /// <summary>The errors of a message.</summary>
    internal MessageErrors Of(ReceivedMessage message) => _messages.GetValueOrDefault(message.Offset) ?? new();

    // By index, because a transmission may have many thousand interchanges, and each looks at all findings.
    private static void AddWithin(ReceivedInterchange interchange, DiagnosticList? all, List<Diagnostic> into)
    {
        for (var index = 0; index < (all?.Count ?? 0); index++)
        {
            var one = all![index];
            if (one.Offset >= interchange.Offset && one.Offset < interchange.Offset + interchange.Length
                && SyntaxErrors.Of(one.Code) != SyntaxError.None)
                into.Add(one);
        }
    }

    private void Walk(Transmission transmission, ReceivedInterchange interchange)
    {
        var skipped = interchange.HasServiceString ? InterchangeStart.AdviceBytes : 0;
        var start = interchange.Offset + skipped;
        using var reader = new SegmentReader(
            transmission.Bytes.Span.Slice(start, interchange.Length - skipped), interchange.Delimiters, start);
        var groups = new Queue<ReceivedGroup>(interchange.Groups);
        var messages = new Queue<ReceivedMessage>(interchange.Messages);
        while (_findings.Count > 0 && reader.Read())
        {
            var segment = reader.Current;
            Enter(segment, groups, messages);
            while (_findings.TryPeek(out var found) && found.Offset < segment.EndOffset)
                Place(_findings.Dequeue(), segment);
            Leave(segment.Tag.Value);
        }
    }

    private void Enter(Segment segment, Queue<ReceivedGroup> groups, Queue<ReceivedMessage> messages)
    {
        _position++;
        if (groups.TryPeek(out var group) && group.Offset == segment.Offset)
            (_group, _message) = (groups.Dequeue(), null);
        if (messages.TryPeek(out var message) && message.Offset == segment.Offset)
            (_message, _position) = (messages.Dequeue(), 1);
    }

    private void Leave(uint tag)
    {
        if (tag is SegmentTag.Unt or SegmentTag.Une or SegmentTag.Unz)
            _message = null;
        if (tag is SegmentTag.Une or SegmentTag.Unz)
            _group = null;
    }

    private void Place(Diagnostic found, Segment segment)
    {
        var error = SyntaxErrors.Of(found.Code);
        var tag = segment.Tag.IsService || segment.Tag.Value == SegmentTag.Una ? segment.Tag.ToString() : "";
        var missing = SyntaxErrors.MissingTag(found.Code, tag);
        var (element, component) = SyntaxErrors.Element(found.Code) is { } usual
            ? (usual, null) : Within(found.Offset, segment);
        var level = new LevelReport(
            SyntaxAction.Rejected, error, missing.Length > 0 ? missing : tag, element, component);
        switch (missing.Length > 0 ? missing : tag)
        {
            case "UNH" or "UNT" when _message is not null && !SyntaxErrors.IsOfContent(found.Code):
                Errors().AddLevel(level);
                break;
            case "UNG" or "UNE" when _group is not null:
                _groups.TryAdd(_group.Offset, level);
                break;
            case "" or "UNH" or "UNT" when _message is not null:
                PlaceWithin(found, error, segment);
                break;
            default:
                Interchange ??= level;
                break;
        }
    }

    private void PlaceWithin(Diagnostic found, SyntaxError error, Segment segment)
    {
        var position = found.Offset < segment.Offset ? Math.Max(1, _position - 1) : _position;
        var (element, component) = Within(found.Offset, segment);
        Errors().Add(position, error, element, component);
    }

    // Elements are counted from the tag, which is the first; nothing for the segment as a whole.
    private (int? Element, int? Component) Within(int offset, Segment segment)
    {
        if (offset <= segment.Offset || segment.Count == 0)
            return (null, null);
        var index = 0;
        while (index + 1 < segment.Count && segment[index + 1].Offset <= offset)
            index++;
        var whole = segment[index].Whole;
        var before = Separators(whole.Raw[..Math.Clamp(offset - whole.Offset, 0, whole.Raw.Length)]);
        return (index + 2, before > 0 || segment[index].Count > 1 ? before + 1 : null);
    }

    private int Separators(ReadOnlySpan<byte> raw)
    {
        var count = 0;
        for (var at = 0; at < raw.Length; at++)
        {
            if (raw[at] == _delimiters.Component)
                count++;
            else if (raw[at] == _delimiters.Release && _delimiters.Release != 0)
                at = Folding.SkipFolds(raw, at + 1);
        }

        return count;
    }

    private MessageErrors Errors()
    {
        if (!_messages.TryGetValue(_message!.Offset, out var errors))
            _messages.Add(_message.Offset, errors = new());
        return errors;
    }
}
