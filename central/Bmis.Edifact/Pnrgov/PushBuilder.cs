using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Pnrgov;

/// <summary>Gathers the segments of a message: its head, then its bookings.</summary>
internal sealed class PushBuilder : IContentReader
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly ReceivedMessage _message;
    private readonly DiagnosticList _diagnostics = new();
    private readonly PnrTexts _texts;
    private readonly BookingTableBuilder _bookings;
    private string _function = "";
    private BookingOffice? _sender;
    private FlightLeg? _flight;
    private int? _total;

    internal PushBuilder(ReadOnlyMemory<byte> bytes, ReceivedMessage message)
    {
        (_bytes, _message) = (bytes, message);
        var text = new TextDecoder(message.Interchange.CharacterSet, _diagnostics);
        var dates = new PnrDates(message.Interchange.Day);
        _texts = new PnrTexts(text, dates, _diagnostics);
        _bookings = new BookingTableBuilder(_texts, dates, new RepertoireWatch(bytes, message.Interchange, text));
    }

    /// <inheritdoc/>
    public void Take(in Segment segment)
    {
        switch (segment.Tag.Value)
        {
            case SegmentTag.Unh or SegmentTag.Unt:
                break;
            case PnrTags.Src:
                _bookings.Open(segment);
                break;
            default:
                if (_bookings.IsOpen)
                    _bookings.Take(segment);
                else if (!TakeOfHead(segment))
                    TakeFirst(segment);
                break;
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        if (_flight is null)
            _diagnostics.Add(DiagnosticCode.TransportMissing, _message.Offset);
        _message.Content = new(
            new PnrPush
            {
                Message = _message,
                Function = _function,
                Sender = _sender,
                Flight = _flight,
                Total = _total,
                Bookings = _bookings.Close(_bytes, _message),
            },
            _diagnostics);
    }

    private bool TakeOfHead(in Segment segment)
    {
        switch (segment.Tag.Value)
        {
            case PnrTags.Msg:
                _function = _texts.Code(segment[0][1]);
                return true;
            case PnrTags.Org:
                _sender = _texts.Office(segment);
                return true;
            case PnrTags.Tvl when _flight is null:
                _flight = _texts.Leg(segment);
                return true;
            case PnrTags.Eqn:
                _total = segment[0][0].Number();
                return true;
            default:
                return false;
        }
    }

    // A booking whose SRC was lost.
    private void TakeFirst(in Segment segment)
    {
        _diagnostics.Add(DiagnosticCode.SegmentWithoutPlace, segment.Offset);
        _bookings.Open(segment);
    }
}
