using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Pnrgov;

/// <summary>Gathers legs and what belongs to each, its check-ins included (groups 5 to 7 and 9).</summary>
internal sealed class LegBuilder(PnrTexts texts)
{
    private readonly List<ItineraryLeg> _legs = [];
    private readonly List<ServiceRequest> _requests = [];
    private readonly List<RecordLocator> _locators = [];
    private readonly List<FreeText> _texts = [];
    private readonly List<CheckIn> _checkIns = [];
    private readonly List<KeptSegment> _others = [];
    private readonly List<KeptSegment> _bags = [];
    private FlightLeg? _flight;
    private bool _isFlight;
    private string _status = "";
    private CheckIn? _checkIn;

    /// <summary>Takes TVL or a segment behind it.</summary>
    internal void Take(in Segment segment, BookingPart part)
    {
        if (part is BookingPart.Flight or BookingPart.Service)
            Open(segment, isFlight: part == BookingPart.Flight);
        else if (part == BookingPart.Operator)
            Operate(texts.Code(segment[3][0]), texts.Code(segment[4][0]));
        else
            TakeWithin(segment);
    }

    /// <summary>Ends the legs.</summary>
    internal IReadOnlyList<ItineraryLeg> Close()
    {
        Leave();
        return _legs;
    }

    private void Open(in Segment tvl, bool isFlight)
    {
        Leave();
        (_flight, _isFlight, _status) = (texts.Leg(tvl), isFlight, "");
    }

    private void TakeWithin(in Segment segment)
    {
        switch (segment.Tag.Value)
        {
            case PnrTags.Tra:
                Operate(texts.Code(segment[0].Whole), texts.Code(segment[1][0]));
                break;
            case PnrTags.Rpi:
                _status = texts.Code(segment[1].Whole);
                _others.Add(texts.Keep(segment));
                break;
            case PnrTags.Ssr:
                _requests.Add(texts.Request(segment));
                break;
            case PnrTags.Rci:
                _locators.AddRange(texts.Locators(segment));
                break;
            case PnrTags.Ift:
                _texts.Add(texts.Text(segment));
                break;
            case PnrTags.Tri:
                CloseCheckIn();
                _checkIn = new(
                    texts.Code(segment[1][0]), texts.Code(segment[1][3]), "", "", "", []);
                break;
            case PnrTags.Tif:
                TakeName(segment);
                break;
            case PnrTags.Ssd:
                _checkIn = Begun with { Seat = texts.Code(segment[0].Whole) };
                break;
            case PnrTags.Tbd:
                _bags.Add(texts.Keep(segment));
                break;
            default:
                _others.Add(texts.Keep(segment));
                break;
        }
    }

    private void Leave()
    {
        CloseCheckIn();
        if (_flight is not null)
            _legs.Add(new()
            {
                Flight = _flight,
                IsFlight = _isFlight,
                Status = _status,
                Requests = [.. _requests],
                Locators = [.. _locators],
                Texts = [.. _texts],
                CheckIns = [.. _checkIns],
                Others = [.. _others],
            });
        _requests.Clear();
        _locators.Clear();
        _texts.Clear();
        _checkIns.Clear();
        _others.Clear();
        _flight = null;
    }

    // Who flies the leg, as TRA or a second TVL says it.
    private void Operate(string carrier, string number)
    {
        if (_flight is not null)
            _flight = _flight with
            {
                OperatingCarrier = carrier.Length > 0 ? carrier : _flight.OperatingCarrier, OperatingNumber = number,
            };
    }

    private CheckIn Begun => _checkIn ?? new("", "", "", "", "", []);

    private void TakeName(in Segment tif)
    {
        var reference = texts.Code(tif[1][2]);
        _checkIn = Begun with
        {
            Reference = reference.Length > 0 ? reference : Begun.Reference,
            Surname = texts.Words(tif[0][0]),
            GivenName = texts.Words(tif[1][0]),
        };
    }

    private void CloseCheckIn()
    {
        if (_checkIn is null && _bags.Count == 0)
            return;
        _checkIns.Add(Begun with { Bags = [.. _bags] });
        _bags.Clear();
        _checkIn = null;
    }
}
