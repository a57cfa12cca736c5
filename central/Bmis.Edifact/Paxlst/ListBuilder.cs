using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Paxlst;

/// <summary>Gathers the segments of a message. Who they belong to follows from what was opened last.</summary>
internal sealed class ListBuilder : IContentReader
{
    private readonly ReceivedMessage _message;
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly DiagnosticList _diagnostics = new();
    private readonly ListTexts _texts;
    private readonly DateReading _meanings;
    private readonly PersonTableBuilder _persons;
    private readonly List<ListedReference> _references = [];
    private readonly List<ListedDate> _dates = [];
    private readonly List<ListedPlace> _places = [];
    private readonly List<ListedText> _freeTexts = [];
    private readonly List<ReportingParty> _parties = [];
    private readonly List<ListedTransport> _transports = [];
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

    internal ListBuilder(ReadOnlyMemory<byte> bytes, ReceivedMessage message)
    {
        (_bytes, _message) = (bytes, message);
        var text = new TextDecoder(message.Interchange.CharacterSet, _diagnostics);
        _texts = new ListTexts(text);
        _meanings = new DateReading(message.Interchange.Day, _diagnostics);
        _persons = new PersonTableBuilder(
            _texts, _meanings, new RepertoireWatch(bytes, message.Interchange, text), _diagnostics);
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

    /// <inheritdoc/>
    public void Take(in Segment segment)
    {
        if (_scope == Scope.Person && _persons.Take(segment))
            return;
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

    /// <inheritdoc/>
    public void Close()
    {
        Enter(Scope.End);
        if (_document.Length == 0)
            _diagnostics.Add(DiagnosticCode.DocumentCodeMissing, _message.Offset);
        if (_transports.Count == 0)
            _diagnostics.Add(DiagnosticCode.TransportMissing, _message.Offset);
        _message.Content = new(
            new PassengerList
            {
                Message = _message,
                Document = _document,
                Function = _function,
                References = _references,
                Dates = _dates,
                Places = _places,
                Texts = _freeTexts,
                Parties = _parties,
                Transports = _transports,
                Persons = _persons.Close(_bytes, _message),
                Totals = _totals,
            },
            _diagnostics);
    }

    private bool TakeBeginning(in Segment bgm)
    {
        (_document, _function) = (_texts.Code(bgm[0][0]), _texts.Code(bgm[1][0]));
        return true;
    }

    private bool TakeParty(in Segment nad)
    {
        if (PaxlstCodes.IsReporting(nad.CodeAt(0)))
        {
            Enter(Scope.Party);
            var role = _texts.Code(nad[0].Whole);
            var name = _texts.Joined(nad[3]);
            _party = (role, name.Length > 0 ? name : _texts.Joined(nad[2]));
            return true;
        }

        Enter(Scope.Person);
        _persons.Open(nad);
        return true;
    }

    // Older lists have no element between the means and the carrier.
    private string Carrier(in Segment tdt) => _texts.Code(tdt[tdt.Count > 4 ? 4 : 3][0]);

    private bool TakeLine(in Segment pdt)
    {
        Enter(Scope.Head);
        _persons.TakeLine(pdt);
        return true;
    }

    private bool TakeTransport(in Segment tdt)
    {
        Enter(Scope.Transport);
        _transport = new(
            _texts.Code(tdt[0].Whole), _texts.Code(tdt[1].Whole), _texts.Code(tdt[2][0]), Carrier(tdt), [], tdt.Offset);
        return true;
    }

    private bool TakeTotal(in Segment cnt)
    {
        Enter(Scope.End);
        _totals.Add(new(_texts.Code(cnt[0][0]), cnt[0][1].Number()));
        return true;
    }

    // What authenticates the message is kept as a reference of it.
    private bool TakeSeal(in Segment aut)
    {
        Enter(Scope.End);
        _references.Add(new("AUT", _texts.Code(aut[0].Whole), "", ""));
        return true;
    }

    private bool TakeWithin(in Segment segment) => _scope switch
    {
        Scope.Person => false,
        Scope.Transport => TakeOfTransport(segment),
        Scope.Party => TakeOfParty(segment),
        _ => TakeOfHead(segment),
    };

    private bool TakeOfHead(in Segment segment)
    {
        switch (segment.Tag.Value)
        {
            case PaxlstTags.Rff:
                _references.Add(_texts.Reference(segment));
                return true;
            case PaxlstTags.Dtm:
                _dates.Add(Date(segment));
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
                _contacts.AddRange(_texts.Contacts(segment, 2));
                return true;
            default:
                return false;
        }
    }

    private bool TakeOfParty(in Segment segment)
    {
        switch (segment.Tag.Value)
        {
            case PaxlstTags.Com:
                _contacts.AddRange(_texts.Contacts(segment, 0));
                return true;
            case PaxlstTags.Cta:
                _contacts.Add(new(_texts.Code(segment[0].Whole), _texts.Joined(segment[1])));
                return true;
            default:
                return TakeOfHead(segment);
        }
    }

    private bool TakeOfTransport(in Segment segment)
    {
        switch (segment.Tag.Value)
        {
            case PaxlstTags.Loc:
                CloseCall();
                _call = _texts.Place(segment);
                return true;
            case PaxlstTags.Dtm when _call is not null:
                _callDates.Add(Date(segment));
                return true;
            default:
                return TakeOfHead(segment);
        }
    }

    // Text first: what it departs from is told before that it is no date.
    private ListedDate Date(in Segment dtm)
    {
        var sent = _texts.Date(dtm, value: null);
        return sent with { Value = _meanings.Read(dtm) };
    }

    private void Enter(Scope scope)
    {
        if (_scope == Scope.Transport)
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
