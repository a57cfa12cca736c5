using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Pnrgov;

/// <summary>Gathers the segments of GOVREQ and ACKRES, which have the same few.</summary>
internal sealed class ExchangeBuilder(TextDecoder text, DiagnosticList diagnostics)
{
    private const uint Erc = ('E' << 16) | ('R' << 8) | 'C';

    private readonly List<RequestedFlight> _flights = [];
    private readonly List<(string Carrier, string Reference)> _locators = [];
    private readonly List<(string Code, List<string> Texts)> _errors = [];
    private readonly List<string> _texts = [];
    private string _function = "";
    private BookingOffice? _office;

    /// <summary>Reads all segments of a message.</summary>
    internal void Take(Transmission transmission, ReceivedMessage message)
    {
        using var reader = message.Open(transmission.Bytes.Span);
        while (reader.Read())
            Take(reader.Current);
        if (_function.Length == 0)
            diagnostics.Add(DiagnosticCode.DocumentCodeMissing, message.Offset);
    }

    internal PnrRequest Request(int offset)
    {
        if (_flights.Count == 0 && _locators.Count == 0)
            diagnostics.Add(DiagnosticCode.TransportMissing, offset);
        return new() { Function = _function, Office = _office, Flights = _flights, Locators = _locators };
    }

    internal PushAnswer Answer() => new()
    {
        Function = _function,
        Office = _office,
        Flight = _flights.FirstOrDefault(),
        Errors = [.. _errors.Select(one => new PushError(one.Code, one.Texts))],
        Texts = _texts,
    };

    private void Take(Segment segment)
    {
        switch (segment.Tag.Value)
        {
            case SegmentTag.Unh or SegmentTag.Unt:
                break;
            case PnrTags.Msg:
                _function = text.Code(segment[0][1]);
                break;
            case PnrTags.Org:
                _office = Office(segment);
                break;
            case PnrTags.Tvl:
                TakeFlight(segment);
                break;
            case PnrTags.Rci:
                TakeLocators(segment);
                break;
            case Erc:
                _errors.Add((text.Code(segment[0][0]), []));
                break;
            case PnrTags.Ift:
                TakeText(segment);
                break;
            default:
                diagnostics.Add(DiagnosticCode.SegmentWithoutPlace, segment.Offset);
                break;
        }
    }

    private BookingOffice Office(Segment org) => new(
        text.Code(org[0][0]), text.Code(org[0][1]), text.Code(org[1][0]), text.Code(org[1][1]),
        text.Code(org[4].Whole), text.Code(org[5][0]), text.Code(org[5][1]), text.Code(org[6].Whole));

    private void TakeFlight(Segment tvl)
    {
        var flight = new RequestedFlight(
            text.Code(tvl[0][0]), text.Code(tvl[0][1]), text.Code(tvl[1][0]), text.Code(tvl[2][0]),
            text.Code(tvl[3][0]), text.Code(tvl[4][0]));
        if (flight.Day is null)
            diagnostics.Add(DiagnosticCode.DateUnreadable, tvl.Offset);
        _flights.Add(flight);
    }

    private void TakeLocators(Segment rci)
    {
        for (var index = 0; index < rci.Count; index++)
            if (!rci[index].IsEmpty)
                _locators.Add((text.Code(rci[index][0]), text.Code(rci[index][1])));
    }

    private void TakeText(Segment ift)
    {
        var into = _errors.Count > 0 ? _errors[^1].Texts : _texts;
        for (var index = 1; index < ift.Count; index++)
            if (!ift[index].IsEmpty)
                into.Add(text.Text(ift[index].Whole));
    }
}
