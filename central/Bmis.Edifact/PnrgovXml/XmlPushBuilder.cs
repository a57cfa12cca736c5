using System.Globalization;
using Bmis.Edifact.Interchange;
using Bmis.Edifact.Pnrgov;

namespace Bmis.Edifact.PnrgovXml;

/// <summary>
/// Gathers one push (<c>IATA_PNRGOV_NotifRQ</c>): who sends it, the flight, the bookings. The attributes of its element
/// are those that messages of OTA and IATA share: TimeStamp, TransactionIdentifier, SequenceNmbr and others.
/// </summary>
internal sealed class XmlPushBuilder
{
    private const string Push = "22";
    private const int LongestName = 35;

    private readonly DiagnosticList _found = new();
    private readonly List<Booking> _bookings = [];
    private readonly string _type;
    private readonly XmlPart? _attributes;
    private XmlPart? _originator;
    private FlightLeg? _flight;
    private int? _total;
    private int _end;
    private bool _isBroken;

    private XmlPushBuilder(string type, XmlPart? attributes, int offset) =>
        (_type, _attributes, Offset) = (type, attributes, offset);

    /// <summary>The first byte.</summary>
    internal int Offset { get; }

    /// <summary>Bytes to its end.</summary>
    internal int Length => _end - Offset;

    /// <summary>Whether the element of a push is there.</summary>
    internal bool HasNotification => _attributes is not null;

    /// <summary>
    /// What an interchange header would say; null without a notification, and where it cannot be read to its end: a
    /// picture of which a part is missing would take travellers off the flight.
    /// </summary>
    internal InterchangeHeader? Header => _attributes is not { } said || _isBroken ? null : new()
    {
        Syntax = "XML",
        SyntaxVersion = said.Attribute("Version"),
        Sender = new(
            _originator?.Attribute("AirlineCode", "SystemCode") ?? "", "", _originator?.Attribute("SystemCode") ?? ""),
        Recipient = new("", "", ""),
        Prepared = Prepared(said.Attribute("TimeStamp")),
        ControlReference = said.Attribute("TransactionIdentifier", "CorrelationID", "EchoToken"),
        ApplicationReference = PnrgovReader.MessageType,
        Priority = "",
        AcknowledgementRequest = "",
        Agreement = "",
        TestIndicator = said.Attribute("Target") == "Test" ? "1" : "",
    };

    /// <summary>What a message header would say. A part of a set says that it is one.</summary>
    internal MessageHeader MessageHeader
    {
        get
        {
            var mark = _attributes?.Attribute("TransactionStatusCode") switch
            {
                "Start" => "C",
                "End" => "F",
                "InSeries" or "Continuation" or "Subsequent" => " ",
                _ => "",
            };
            return new(
                "", _type, "XML", _attributes?.Attribute("Version") ?? "", "IA", "",
                _attributes?.Attribute("TransactionIdentifier") ?? "",
                mark.Length > 0 ? _attributes!.Attribute("SequenceNmbr") : "", mark.Trim());
        }
    }

    /// <summary>A push.</summary>
    internal static XmlPushBuilder Of(XmlWalk walk, List<(string Name, string Value)> attributes, int offset)
    {
        var push = new XmlPushBuilder(
            PnrgovReader.MessageType, new(XmlStart.Notification, attributes, offset), offset);
        if (walk.Namespace != XmlStart.Namespace)
            push._found.Add(DiagnosticCode.XmlNamespaceForeign, offset);
        return push;
    }

    /// <summary>Bookings without the element of a push.</summary>
    internal static XmlPushBuilder Fragment(int offset)
    {
        var push = new XmlPushBuilder(PnrgovReader.MessageType, null, offset);
        push._found.Add(DiagnosticCode.XmlFragment, offset);
        return push;
    }

    /// <summary>A document of another kind, by the name of its root.</summary>
    internal static XmlPushBuilder Foreign(string root, int offset) =>
        new("XML " + root[..Math.Min(root.Length, LongestName)], null, offset);

    /// <summary>Whether an element only holds bookings.</summary>
    internal static bool IsContainer(string name) => name.Equals("PNRs", StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes the attributes of what holds the bookings.</summary>
    internal void TakeContainer(List<(string Name, string Value)> attributes)
    {
        var number = new XmlPart("PNRs", attributes, Offset).Attribute("NumberOfPnrs");
        if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var total))
            _total = total;
    }

    /// <summary>Takes a booking, or an element of the head; some senders put one into another.</summary>
    internal void Take(XmlPart part)
    {
        if (IsBooking(part))
            _bookings.Add(new XmlBookingReader(_found).Read(part));
        else
            foreach (var inner in part.Whole())
                TakeOne(inner);
    }

    /// <summary>Ends it.</summary>
    internal void Close(int end, DiagnosticCode? fault)
    {
        _end = Math.Max(end, Offset + 1);
        _isBroken = fault is not null;
        if (HasNotification && _flight is null)
            _found.Add(DiagnosticCode.TransportMissing, Offset);
        if (HasNotification && Header is { Sender.Code: "" })
            _found.Add(DiagnosticCode.OriginatorMissing, Offset);
    }

    /// <summary>Gives a message its content.</summary>
    internal void Fill(ReceivedMessage message)
    {
        if (_type != PnrgovReader.MessageType)
            return;
        message.Content = new(
            new PnrPush
            {
                Message = message,
                Function = Push,
                Sender = _originator is null ? null : new(
                    _originator.Attribute("AirlineCode"), "", "", "", "", "", "", _originator.Attribute("SystemCode")),
                Flight = _flight,
                Total = _total,
                Bookings = _bookings,
            },
            _found);
    }

    private static bool IsBooking(XmlPart part) => part.Is("PNR");

    private void TakeOne(XmlPart part)
    {
        if (IsBooking(part))
            _bookings.Add(new XmlBookingReader(_found).Read(part));
        else if (part.Is("Originator"))
            _originator ??= part;
        else if (part.Is("FlightLeg") && _flight is not null)
            _found.Add(DiagnosticCode.SegmentWithoutPlace, part.Offset);
        else if (part.Is("FlightLeg"))
            _flight = new XmlLegReader(_found).Flight(part);
        else if (IsContainer(part.Name))
            TakeContainer([.. part.Attributes]);
    }

    private static PreparationTime Prepared(string stamp) => XmlMoments.Read(stamp)?.Value is { } moment
        ? new(moment.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
            moment.ToString("HHmmss", CultureInfo.InvariantCulture))
        : new("", "");
}
