using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Paxlst;

/// <summary>Gathers the segments of a message. Who they belong to follows from what was opened last.</summary>
internal sealed class ListBuilder
{
    private readonly DiagnosticList _diagnostics;
    private readonly ListTexts _texts;
    private readonly PersonBuilder _person;
    private readonly List<ListedReference> _references = [];
    private readonly List<ListedDate> _dates = [];
    private readonly List<ListedPlace> _places = [];
    private readonly List<ListedText> _freeTexts = [];
    private readonly List<ReportingParty> _parties = [];
    private readonly List<ListedTransport> _transports = [];
    private readonly List<ListedPerson> _persons = [];
    private readonly List<ControlTotal> _totals = [];
    private readonly List<ListedContact> _contacts = [];
    private readonly List<ListedPlace> _calls = [];
    private readonly List<ListedDate> _callDates = [];
    private Scope _scope;
    private string _document = "";
    private string _function = "";
    private (string Role, string Name) _party;
    private ListedTransport? _transport;
    private ListedPlace? _call;

    internal ListBuilder(ReceivedMessage message, TextDecoder text, DiagnosticList diagnostics)
    {
        _diagnostics = diagnostics;
        _texts = new ListTexts(text, new DateReading(message.Interchange.Day), diagnostics);
        _person = new PersonBuilder(_texts);
    }

    // What was opened last.
    private enum Scope
    {
        Head,
        Party,
        Transport,
        Person,
        End,
    }

    /// <summary>Takes the next segment.</summary>
    internal void Take(Segment segment)
    {
        var isTaken = segment.Tag.Value switch
        {
            PaxlstTags.Bgm => TakeBeginning(segment),
            PaxlstTags.Nad => TakeParty(segment),
            PaxlstTags.Tdt => TakeTransport(segment),
            PaxlstTags.Pdt => TakeLine(segment),
            PaxlstTags.Cnt => TakeTotal(segment),
            PaxlstTags.Aut => TakeSeal(segment),
            SegmentTag.Unh or SegmentTag.Unt or PaxlstTags.Uns => true,
            _ => TakeWithin(segment),
        };
        if (!isTaken)
            _diagnostics.Add(DiagnosticCode.SegmentWithoutPlace, segment.Offset);
    }

    /// <summary>Ends the message.</summary>
    internal PassengerList Close(ReceivedMessage message)
    {
        Enter(Scope.End);
        if (_document.Length == 0)
            _diagnostics.Add(DiagnosticCode.DocumentCodeMissing, message.Offset);
        if (_transports.Count == 0)
            _diagnostics.Add(DiagnosticCode.TransportMissing, message.Offset);
        return new PassengerList
        {
            Message = message,
            Document = _document,
            Function = _function,
            References = _references,
            Dates = _dates,
            Places = _places,
            Texts = _freeTexts,
            Parties = _parties,
            Transports = _transports,
            Persons = _persons,
            Totals = _totals,
        };
    }

    private bool TakeBeginning(Segment bgm)
    {
        (_document, _function) = (_texts.Code(bgm[0][0]), _texts.Code(bgm[1][0]));
        return true;
    }

    private bool TakeParty(Segment nad)
    {
        var role = _texts.Code(nad[0].Whole);
        if (PaxlstCodes.IsReporting(role))
        {
            Enter(Scope.Party);
            var name = _texts.Joined(nad[3]);
            _party = (role, name.Length > 0 ? name : _texts.Joined(nad[2]));
            return true;
        }

        Enter(Scope.Person);
        _person.Open(nad, role);
        if (!_person.HasName)
            _diagnostics.Add(DiagnosticCode.NameMissing, nad.Offset);
        return true;
    }

    // Older lists have no element between the means and the carrier.
    private string Carrier(Segment tdt) => _texts.Code(tdt[tdt.Count > 4 ? 4 : 3][0]);

    private bool TakeLine(Segment pdt)
    {
        Enter(Scope.Head);
        _persons.Add(PersonLine.Read(pdt, _texts));
        return true;
    }

    private bool TakeTransport(Segment tdt)
    {
        Enter(Scope.Transport);
        _transport = new(
            _texts.Code(tdt[0].Whole), _texts.Code(tdt[1].Whole), _texts.Code(tdt[2][0]), Carrier(tdt), [], tdt.Offset);
        return true;
    }

    private bool TakeTotal(Segment cnt)
    {
        Enter(Scope.End);
        _totals.Add(new(_texts.Code(cnt[0][0]), cnt[0][1].Number()));
        return true;
    }

    // What authenticates the message is kept as a reference of it.
    private bool TakeSeal(Segment aut)
    {
        Enter(Scope.End);
        _references.Add(new("AUT", _texts.Number(aut[0].Whole), "", ""));
        return true;
    }

    private bool TakeWithin(Segment segment) => _scope switch
    {
        Scope.Person => _person.Take(segment),
        Scope.Transport => TakeOfTransport(segment),
        Scope.Party => TakeOfParty(segment),
        _ => TakeOfHead(segment),
    };

    private bool TakeOfHead(Segment segment)
    {
        switch (segment.Tag.Value)
        {
            case PaxlstTags.Rff:
                _references.Add(_texts.Reference(segment));
                return true;
            case PaxlstTags.Dtm:
                _dates.Add(_texts.Date(segment));
                return true;
            case PaxlstTags.Loc:
                _places.Add(_texts.Place(segment));
                return true;
            case PaxlstTags.Ftx:
                _freeTexts.Add(_texts.Text(segment));
                return true;
            case PaxlstTags.Gei:
                _freeTexts.Add(_texts.Whole(segment));
                return true;
            case PaxlstTags.Cta:
                Enter(Scope.Party);
                _party = ("", _texts.Joined(segment[1]));
                _texts.AddContacts(segment, 2, _contacts);
                return true;
            default:
                return false;
        }
    }

    private bool TakeOfParty(Segment segment)
    {
        switch (segment.Tag.Value)
        {
            case PaxlstTags.Com:
                _texts.AddContacts(segment, 0, _contacts);
                return true;
            case PaxlstTags.Cta:
                _contacts.Add(new(_texts.Code(segment[0].Whole), _texts.Joined(segment[1])));
                return true;
            default:
                return TakeOfHead(segment);
        }
    }

    private bool TakeOfTransport(Segment segment)
    {
        switch (segment.Tag.Value)
        {
            case PaxlstTags.Loc:
                CloseCall();
                _call = _texts.Place(segment);
                return true;
            case PaxlstTags.Dtm when _call is not null:
                _callDates.Add(_texts.Date(segment));
                return true;
            default:
                return TakeOfHead(segment);
        }
    }

    private void Enter(Scope scope)
    {
        if (_scope == Scope.Person)
            _persons.Add(_person.Close());
        else if (_scope == Scope.Transport)
            CloseTransport();
        else if (_scope == Scope.Party)
            CloseParty();
        _scope = scope;
    }

    private void CloseParty()
    {
        _parties.Add(new(_party.Role, _party.Name, [.. _contacts]));
        _contacts.Clear();
    }

    private void CloseTransport()
    {
        CloseCall();
        _transports.Add(_transport! with { Places = [.. _calls] });
        _calls.Clear();
    }

    private void CloseCall()
    {
        if (_call is null)
            return;
        _calls.Add(_callDates.Count > 0 ? _call with { Dates = [.. _callDates] } : _call);
        _callDates.Clear();
        _call = null;
    }
}
