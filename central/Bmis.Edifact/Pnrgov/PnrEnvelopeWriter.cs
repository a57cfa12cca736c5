using System.Buffers;
using System.Globalization;
using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Pnrgov;

/// <summary>Writes an envelope around the segments of one message, which it counts.</summary>
internal sealed class PnrEnvelopeWriter
{
    private const string Agency = "IA";

    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly PnrEnvelope _envelope;
    private readonly SegmentWriter _writer;
    private int _count = 1;

    internal PnrEnvelopeWriter(PnrEnvelope envelope, string messageType)
    {
        _envelope = envelope;
        _writer = new(
            _bytes, envelope.Delimiters, CharacterSet.Declared(envelope.Syntax) ?? CharacterSet.Iso646);
        if (envelope.HasServiceString)
            _writer.ServiceString();
        _writer.Begin("UNB").Composite(envelope.Syntax, envelope.SyntaxVersion);
        Put(envelope.Sender);
        Put(envelope.Recipient);
        _writer.Composite(envelope.Prepared.Date, envelope.Prepared.Time).Element(envelope.ControlReference)
            .Element(null).Element(envelope.ApplicationReference).End();
        _writer.Begin("UNH").Element(envelope.MessageReference)
            .Composite(messageType, envelope.Release.Version, envelope.Release.Release, Agency)
            .Element(envelope.CommonAccessReference).End();
    }

    /// <summary>Begins a segment of the message.</summary>
    internal SegmentWriter Begin(string tag)
    {
        _count++;
        return _writer.Begin(tag);
    }

    /// <summary>Ends message and interchange.</summary>
    internal byte[] Close()
    {
        var count = (_count + 1).ToString(CultureInfo.InvariantCulture);
        _writer.Begin("UNT").Element(count).Element(_envelope.MessageReference).End();
        _writer.Begin("UNZ").Element("1").Element(_envelope.ControlReference).End();
        return _bytes.WrittenSpan.ToArray();
    }

    /// <summary>MSG, whose first component says nothing.</summary>
    internal void Function(string function) => Begin("MSG").Composite("", function).End();

    /// <summary>ORG.</summary>
    internal void Office(BookingOffice? office)
    {
        if (office is not null)
            Begin("ORG").Composite(office.System, office.Place).Composite(office.AgencyNumber, office.Office)
                .Element(null).Element(null).Element(office.Kind).Composite(office.Country, office.Currency)
                .Element(office.Agent).End();
    }

    /// <summary>TVL.</summary>
    internal void Flight(RequestedFlight flight) => Begin("TVL")
        .Composite(flight.Date, flight.Time).Element(flight.From).Element(flight.To).Element(flight.Carrier)
        .Element(flight.Number).End();

    private void Put(Party party) => _writer.Composite(party.Code, party.Qualifier, party.InternalCode);
}
