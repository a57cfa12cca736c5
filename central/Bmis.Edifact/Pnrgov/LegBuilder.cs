using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Pnrgov;

/// <summary>Gathers what belongs to a leg, its check-ins included (groups 5 to 7 and 9).</summary>
internal sealed class LegBuilder(PnrTexts texts)
{
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

    /// <summary>Whether TVL has come and nothing has ended it.</summary>
    internal bool IsOpen => _flight is not null;

    /// <summary>Begins with TVL.</summary>
    internal void Open(Segment tvl, bool isFlight) =>
        (_flight, _isFlight, _status) = (texts.Leg(tvl), isFlight, "");

    /// <summary>
    /// Whether a TVL only says who flies the leg before it: it names no places (codeshares before 13.1).
    /// </summary>
    internal bool TakesOperator(Segment tvl)
    {
        if (_flight is null || !tvl[0].IsEmpty || !tvl[1].IsEmpty || !tvl[2].IsEmpty)
            return false;
        _flight = texts.Operated(_flight, texts.Code(tvl[3][0]), tvl[4]);
        return true;
    }

    /// <summary>Takes a segment behind TVL.</summary>
    internal void Take(Segment segment)
    {
        switch (segment.Tag.Value)
        {
            case PnrTags.Tra:
                _flight = texts.Operated(_flight!, texts.Code(segment[0].Whole), segment[1]);
                break;
            case PnrTags.Rpi:
                _status = texts.Code(segment[1].Whole);
                _others.Add(texts.Keep(segment));
                break;
            case PnrTags.Ssr:
                _requests.Add(texts.Request(segment));
                break;
            case PnrTags.Rci:
                texts.AddLocators(segment, _locators);
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

    /// <summary>Ends the leg.</summary>
    internal ItineraryLeg Close()
    {
        CloseCheckIn();
        var leg = new ItineraryLeg
        {
            Flight = _flight!,
            IsFlight = _isFlight,
            Status = _status,
            Requests = [.. _requests],
            Locators = [.. _locators],
            Texts = [.. _texts],
            CheckIns = [.. _checkIns],
            Others = [.. _others],
        };
        _requests.Clear();
        _locators.Clear();
        _texts.Clear();
        _checkIns.Clear();
        _others.Clear();
        _flight = null;
        return leg;
    }

    private CheckIn Begun => _checkIn ?? new("", "", "", "", "", []);

    private void TakeName(Segment tif)
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
