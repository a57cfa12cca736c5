using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Pnrgov;

/// <summary>
/// Gathers the segments of one booking after another (group 1). Which group a segment belongs to follows from what was
/// opened last: names, then legs, then splits and other services, then history, each of which may be missing.
/// </summary>
internal sealed class BookingBuilder(PnrTexts texts)
{
    private readonly NameBuilder _name = new(texts);
    private readonly LegBuilder _leg = new(texts);
    private readonly List<RecordLocator> _locators = [];
    private readonly List<PnrDate> _dates = [];
    private readonly List<BookedAddress> _addresses = [];
    private readonly List<ServiceRequest> _requests = [];
    private readonly List<FreeText> _texts = [];
    private readonly List<BookedName> _names = [];
    private readonly List<ItineraryLeg> _legs = [];
    private readonly List<RecordLocator> _splits = [];
    private readonly List<KeptSegment> _others = [];
    private readonly HistoryBuilder _history = new(texts);
    private BookingOffice? _office;
    private List<BookedName> _current = [];
    private Scope _scope;
    private int _offset;
    private int _end;

    private enum Scope
    {
        Booking,
        Name,
        Leg,
        Split,
        Other,
        History,
    }

    /// <summary>Begins with SRC, or with the first segment of a booking that has none.</summary>
    internal void Open(Segment segment)
    {
        (_scope, _office) = (Scope.Booking, null);
        (_offset, _end) = (segment.Offset, segment.EndOffset);
    }

    /// <summary>Takes a segment of the booking.</summary>
    internal void Take(Segment segment)
    {
        if (_scope == Scope.History)
            _history.Take(segment);
        else if (!TakeOpening(segment))
            TakeWithin(segment);
        _end = segment.EndOffset;
    }

    /// <summary>Ends the booking.</summary>
    internal Booking Close()
    {
        Leave();
        var booking = new Booking
        {
            Locators = [.. _locators],
            Dates = [.. _dates],
            Office = _office,
            Addresses = [.. _addresses],
            Requests = [.. _requests],
            Texts = [.. _texts],
            Names = [.. _names],
            Legs = [.. _legs],
            Splits = [.. _splits],
            History = _history.Close(),
            Others = [.. _others],
            Offset = _offset,
            Length = _end - _offset,
        };
        _locators.Clear();
        _dates.Clear();
        _addresses.Clear();
        _requests.Clear();
        _texts.Clear();
        _names.Clear();
        _legs.Clear();
        _splits.Clear();
        _others.Clear();
        return booking;
    }

    // What begins a group of its own.
    private bool TakeOpening(Segment segment)
    {
        switch (segment.Tag.Value)
        {
            case PnrTags.Tif when _scope is Scope.Booking or Scope.Name:
                Leave();
                _scope = Scope.Name;
                _current = texts.Names(segment, Nothing, segment.Whole.Length);
                return true;
            case PnrTags.Tvl:
                TakeLeg(segment);
                return true;
            case PnrTags.Eqn when _scope is Scope.Leg or Scope.Name:
                Leave();
                _scope = Scope.Split;
                _others.Add(texts.Keep(segment));
                return true;
            case PnrTags.Msg when _scope is not Scope.Booking:
                Leave();
                _scope = Scope.Other;
                _others.Add(texts.Keep(segment));
                return true;
            case PnrTags.Abi:
                Leave();
                _scope = Scope.History;
                _history.Take(segment);
                return true;
            default:
                return false;
        }
    }

    private void TakeLeg(Segment tvl)
    {
        if (_leg.TakesOperator(tvl))
            return;
        var isFlight = _scope is not Scope.Other;
        Leave();
        _scope = isFlight ? Scope.Leg : Scope.Other;
        _leg.Open(tvl, isFlight);
    }

    private void TakeWithin(Segment segment)
    {
        if (_leg.IsOpen)
            _leg.Take(segment);
        else if (_scope == Scope.Name)
            _name.Take(segment);
        else if (_scope == Scope.Split && segment.Tag.Value == PnrTags.Rci)
            texts.AddLocators(segment, _splits);
        else
            TakeOwn(segment);
    }

    private void TakeOwn(Segment segment)
    {
        switch (segment.Tag.Value)
        {
            case PnrTags.Rci:
                texts.AddLocators(segment, _locators);
                break;
            case PnrTags.Dat:
                texts.AddDates(segment, _dates);
                break;
            case PnrTags.Org when _office is null:
                _office = texts.Office(segment);
                break;
            case PnrTags.Add:
                _addresses.Add(texts.Address(segment));
                break;
            case PnrTags.Ssr:
                _requests.Add(texts.Request(segment));
                break;
            case PnrTags.Ift:
                _texts.Add(texts.Text(segment));
                break;
            default:
                _others.Add(texts.Keep(segment));
                break;
        }
    }

    private void Leave()
    {
        if (_leg.IsOpen)
            _legs.Add(_leg.Close());
        if (_scope != Scope.Name || _current.Count == 0)
            return;
        var details = _name.Close();
        _names.AddRange(_current.Select(name => name with { Details = details, Length = _end - name.Offset }));
        _current = [];
    }

    private static NameDetails Nothing { get; } = new()
    {
        Accounts = [], Reference = "", Requests = [], Texts = [], Addresses = [], Tickets = [], Others = [],
    };
}
