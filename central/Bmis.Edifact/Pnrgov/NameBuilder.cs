using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Pnrgov;

/// <summary>Gathers names and what was sent for each, tickets included (groups 2 to 4).</summary>
internal sealed class NameBuilder(PnrTexts texts)
{
    private readonly List<BookedName> _names = [];
    private readonly List<FrequentTraveller> _accounts = [];
    private readonly List<ServiceRequest> _requests = [];
    private readonly List<FreeText> _texts = [];
    private readonly List<BookedAddress> _addresses = [];
    private readonly List<Ticket> _tickets = [];
    private readonly List<KeptSegment> _others = [];
    private readonly List<Payment> _payments = [];
    private readonly List<FreeText> _ticketTexts = [];
    private readonly List<BookedAddress> _payers = [];
    private readonly List<KeptSegment> _parts = [];
    private string _reference = "";
    private (string Number, string Kind)? _ticket;
    private List<BookedName> _current = [];
    private int _end;

    /// <summary>Takes TIF or a segment behind it.</summary>
    internal void Take(in Segment segment)
    {
        if (segment.Tag.Value == PnrTags.Tif)
        {
            Leave();
            _current = texts.Names(segment, NameDetails.None);
        }
        else
        {
            TakeWithin(segment);
        }

        _end = segment.EndOffset;
    }

    /// <summary>Ends the names.</summary>
    internal IReadOnlyList<BookedName> Close()
    {
        Leave();
        return _names;
    }

    private void TakeWithin(in Segment segment)
    {
        switch (segment.Tag.Value)
        {
            case PnrTags.Fti:
                texts.AddAccounts(segment, _accounts);
                break;
            case PnrTags.Ref:
                _reference = texts.Words(segment[0][1]);
                break;
            case PnrTags.Ssr:
                _requests.Add(texts.Request(segment));
                break;
            case PnrTags.Ift:
                (_ticket is null ? _texts : _ticketTexts).Add(texts.Text(segment));
                break;
            case PnrTags.Add:
                (_ticket is null ? _addresses : _payers).Add(texts.Address(segment));
                break;
            case PnrTags.Tkt:
                CloseTicket();
                _ticket = (texts.Words(segment[0][0]), texts.Code(segment[0][1]));
                break;
            case PnrTags.Fop:
                texts.AddPayments(segment, _payments);
                break;
            default:
                (_ticket is null ? _others : _parts).Add(texts.Keep(segment));
                break;
        }
    }

    private void Leave()
    {
        if (_current.Count == 0)
            return;
        var details = Details();
        _names.AddRange(_current.Select(name => name with { Details = details, Length = _end - name.Offset }));
        _current = [];
    }

    private NameDetails Details()
    {
        CloseTicket();
        var details = new NameDetails
        {
            Accounts = [.. _accounts],
            Reference = _reference,
            Requests = [.. _requests],
            Texts = [.. _texts],
            Addresses = [.. _addresses],
            Tickets = [.. _tickets],
            Others = [.. _others],
        };
        _accounts.Clear();
        _requests.Clear();
        _texts.Clear();
        _addresses.Clear();
        _tickets.Clear();
        _others.Clear();
        _reference = "";
        return details;
    }

    // A payment without a ticket is one of a ticket without a number.
    private void CloseTicket()
    {
        if (_ticket is null && _payments.Count == 0)
            return;
        var (number, kind) = _ticket ?? ("", "");
        _tickets.Add(new(number, kind, [.. _payments], [.. _ticketTexts], [.. _payers], [.. _parts]));
        _payments.Clear();
        _ticketTexts.Clear();
        _payers.Clear();
        _parts.Clear();
        _ticket = null;
    }
}
