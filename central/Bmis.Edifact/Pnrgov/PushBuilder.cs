using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Pnrgov;

/// <summary>Gathers the segments of a message: its head, then its bookings.</summary>
internal sealed class PushBuilder(ReceivedMessage message, PnrTexts texts, DiagnosticList diagnostics)
{
    private readonly BookingBuilder _booking = new(texts);
    private readonly List<Booking> _bookings = [];
    private string _function = "";
    private BookingOffice? _sender;
    private FlightLeg? _flight;
    private int? _total;
    private bool _isOpen;

    /// <summary>Takes the next segment.</summary>
    internal void Take(Segment segment)
    {
        switch (segment.Tag.Value)
        {
            case SegmentTag.Unh or SegmentTag.Unt:
                break;
            case PnrTags.Src:
                Leave();
                Enter(segment);
                break;
            default:
                if (_isOpen)
                    _booking.Take(segment);
                else if (!TakeOfHead(segment))
                    TakeFirst(segment);
                break;
        }
    }

    /// <summary>Ends the message.</summary>
    internal PnrPush Close()
    {
        Leave();
        if (_flight is null)
            diagnostics.Add(DiagnosticCode.TransportMissing, message.Offset);
        return new PnrPush
        {
            Message = message,
            Function = _function,
            Sender = _sender,
            Flight = _flight,
            Total = _total,
            Bookings = _bookings,
        };
    }

    private bool TakeOfHead(Segment segment)
    {
        switch (segment.Tag.Value)
        {
            case PnrTags.Msg:
                _function = texts.Code(segment[0][1]);
                return true;
            case PnrTags.Org:
                _sender = texts.Office(segment);
                return true;
            case PnrTags.Tvl when _flight is null:
                _flight = texts.Leg(segment);
                return true;
            case PnrTags.Eqn:
                _total = segment[0][0].Number();
                return true;
            default:
                return false;
        }
    }

    // A booking whose SRC was lost.
    private void TakeFirst(Segment segment)
    {
        diagnostics.Add(DiagnosticCode.SegmentWithoutPlace, segment.Offset);
        Enter(segment);
        _booking.Take(segment);
    }

    private void Enter(Segment segment)
    {
        _booking.Open(segment);
        _isOpen = true;
    }

    private void Leave()
    {
        if (_isOpen)
            _bookings.Add(_booking.Close());
        _isOpen = false;
    }
}
