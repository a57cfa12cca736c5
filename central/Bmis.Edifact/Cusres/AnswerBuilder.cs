using Bmis.Edifact.Interchange;
using Bmis.Edifact.Paxlst;

namespace Bmis.Edifact.Cusres;

/// <summary>Gathers the segments of an answer. Senders differ in the order within groups, so none is relied on.
/// </summary>
internal sealed class AnswerBuilder(ListTexts texts, DateReading meanings, DiagnosticList diagnostics)
{
    private const string Flight = "AF";

    private readonly List<ListedReference> _references = [];
    private readonly List<AnsweredFlight> _flights = [];
    private readonly List<Verdict> _verdicts = [];
    private readonly List<ListedDate> _dates = [];
    private readonly List<ListedPlace> _places = [];
    private readonly List<ListedReference> _whose = [];
    private readonly List<string> _codes = [];
    private readonly List<IReadOnlyList<string>> _texts = [];
    private string _document = "";
    private string? _flight;
    private string? _scope;

    /// <summary>Takes the next segment.</summary>
    internal void Take(in Segment segment)
    {
        switch (segment.Tag.Value)
        {
            case SegmentTag.Unh or SegmentTag.Unt:
                break;
            case CusresTags.Bgm:
                _document = texts.Code(segment[0][0]);
                break;
            case CusresTags.Rff:
                TakeReference(texts.Reference(segment));
                break;
            case CusresTags.Dtm when _flight is not null:
                _dates.Add(texts.Date(segment, value: null) with { Value = meanings.Read(segment) });
                break;
            case CusresTags.Loc when _flight is not null:
                _places.Add(texts.Place(segment));
                break;
            case CusresTags.Erp:
                Leave();
                _scope = texts.Code(segment[0].Whole);
                break;
            case CusresTags.Erc when _scope is not null:
                _codes.Add(texts.Code(segment[0][0]));
                break;
            case CusresTags.Ftx when _scope is not null:
                _texts.Add(texts.Text(segment).Lines);
                break;
            default:
                diagnostics.Add(DiagnosticCode.SegmentWithoutPlace, segment.Offset);
                break;
        }
    }

    /// <summary>Ends the answer.</summary>
    internal CarrierAnswer Close()
    {
        Leave();
        return new CarrierAnswer
        {
            Document = _document, References = _references, Flights = _flights, Verdicts = _verdicts,
        };
    }

    private void TakeReference(ListedReference reference)
    {
        if (reference.Qualifier == Flight)
        {
            Leave();
            _flight = reference.Value;
        }
        else if (_scope is not null)
        {
            _whose.Add(reference);
        }
        else
        {
            _references.Add(reference);
        }
    }

    private void Leave()
    {
        if (_flight is not null)
            _flights.Add(new(_flight, [.. _dates], [.. _places]));
        if (_scope is not null)
            _verdicts.Add(new(_scope, [.. _whose], [.. _codes], [.. _texts]));
        _dates.Clear();
        _places.Clear();
        _whose.Clear();
        _codes.Clear();
        _texts.Clear();
        (_flight, _scope) = (null, null);
    }
}
