using System.Xml;

namespace Bmis.Edifact.PnrgovXml;

/// <summary>
/// Gathers the pushes of one document. The heads of pushes and each booking are kept as elements until they are whole;
/// a booking then becomes what is read of it, so that a document never stands in memory as elements.
/// </summary>
internal sealed class XmlDocumentBuilder(XmlCharacters text, int start)
{
    private const string Booking = "PNR";

    private readonly List<XmlPushBuilder> _pushes = [];
    private readonly Stack<XmlPart> _open = new();
    private XmlPushBuilder? _push;
    private string _root = "";
    private int _pushDepth;

    // Within a part of the document that is kept: a booking, or what stands in the head of a push.
    private int _keptDepth = -1;

    /// <summary>Takes a node.</summary>
    internal void Take(XmlWalk walk)
    {
        switch (walk.Kind)
        {
            case XmlNodeType.Element:
                TakeElement(walk);
                break;
            case XmlNodeType.EndElement:
                Leave(walk);
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace
                when _open.TryPeek(out var part):
                part.Add(walk.Value);
                break;
            default:
                break;
        }
    }

    /// <summary>Ends the document; whatever is still open ends where the walk has.</summary>
    internal IReadOnlyList<XmlPushBuilder> Close(XmlWalk walk)
    {
        var end = text.ByteOf(walk.End);
        while (_open.TryPop(out var part))
        {
            part.End = end;
            if (_open.Count == 0)
                _push?.Take(part);
        }

        _push?.Close(end, walk.Fault);
        if (_pushes.Count == 0 && _root.Length > 0)
        {
            _pushes.Add(XmlPushBuilder.Foreign(_root, text.ByteOf(start)));
            _pushes[0].Close(end, walk.Fault);
        }

        return _pushes;
    }

    private void TakeElement(XmlWalk walk)
    {
        var isBooking = walk.Name == Booking;
        if (_root.Length == 0)
            _root = walk.Name;
        if (_keptDepth < 0)
            Open(walk, isBooking);
        if (_keptDepth >= 0)
            Keep(walk);
        if (walk.IsEmpty)
            Leave(walk);
    }

    // Beyond what is kept: a notification begins a push, a booking without one a push that has no head.
    private void Open(XmlWalk walk, bool isBooking)
    {
        if (walk.Name == XmlStart.Notification && _push is not { HasNotification: true })
        {
            _push?.Close(text.ByteOf(walk.Start), fault: null);
            _push = XmlPushBuilder.Of(walk, walk.Attributes(), text.ByteOf(walk.Start));
            _pushes.Add(_push);
            _pushDepth = walk.Depth;
            return;
        }

        if (isBooking && _push is null)
            _pushes.Add(_push = XmlPushBuilder.Fragment(text.ByteOf(start)));
        if (_push is null)
            return;
        if (XmlPushBuilder.IsContainer(walk.Name))
            _push.TakeContainer(walk.Attributes());
        else
            _keptDepth = walk.Depth;
    }

    private void Keep(XmlWalk walk)
    {
        var part = new XmlPart(walk.Name, walk.Attributes(), text.ByteOf(walk.Start)) { End = text.ByteOf(walk.End) };
        if (_open.TryPeek(out var parent))
            parent.Add(part);
        _open.Push(part);
    }

    private void Leave(XmlWalk walk)
    {
        if (_keptDepth >= 0 && _open.TryPop(out var part))
        {
            part.End = text.ByteOf(walk.End);
            if (walk.Depth == _keptDepth)
            {
                _keptDepth = -1;
                _push!.Take(part);
            }
        }
        else if (_push is { HasNotification: true } && walk.Depth == _pushDepth)
        {
            _push.Close(text.ByteOf(walk.End), fault: null);
            _push = null;
        }
    }
}
