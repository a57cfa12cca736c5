using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Paxlst;

/// <summary>
/// Gathers the segments of one person after another (groups 4 and 5). Their order is not relied on: what stands behind
/// a document and can only be the person's is the person's.
/// </summary>
internal sealed class PersonBuilder(ListTexts texts)
{
    private readonly List<ListedDate> _dates = [];
    private readonly List<ListedPlace> _places = [];
    private readonly List<ListedReference> _references = [];
    private readonly List<ListedDocument> _documents = [];
    private readonly List<ListedMeasure> _measures = [];
    private readonly List<ListedText> _texts = [];
    private readonly List<ListedContact> _contacts = [];
    private readonly List<string> _nationalities = [];
    private readonly DocumentBuilder _document = new();
    private string _role = "";
    private string _partyId = "";
    private IReadOnlyList<string> _names = [];
    private IReadOnlyList<string> _namesWithoutBlanks = [];
    private ListedAddress? _address;
    private string _sex = "";
    private string _employment = "";
    private string _verification = "";
    private int _offset;
    private int _end;

    /// <summary>Whether a name was sent.</summary>
    internal bool HasName => _names.Any(name => name.Length > 0);

    /// <summary>Begins with NAD.</summary>
    internal void Open(Segment nad, string role)
    {
        (_role, _offset, _end) = (role, nad.Offset, nad.EndOffset);
        (_sex, _employment, _verification) = ("", "", "");
        _partyId = texts.Code(nad[1][0]);
        (_names, _namesWithoutBlanks) = texts.Names(nad[3]);
        _address = texts.Address(nad);
    }

    /// <summary>Takes a segment behind NAD; false for one that has no place here.</summary>
    internal bool Take(Segment segment)
    {
        var isTaken = TakeOwn(segment);
        if (isTaken)
            _end = segment.EndOffset;
        return isTaken;
    }

    /// <summary>Ends the person.</summary>
    internal ListedPerson Close()
    {
        CloseDocument();
        var person = new ListedPerson
        {
            Role = _role,
            Surname = _names.Count > 0 ? _names[0] : "",
            GivenNames = _names.Count > 1 ? [.. _names.Skip(1)] : [],
            NamesWithoutBlanks = _namesWithoutBlanks,
            PartyId = _partyId,
            Address = _address,
            Sex = _sex,
            Nationalities = Taken(_nationalities),
            Dates = Taken(_dates),
            Places = Taken(_places),
            References = Taken(_references),
            Documents = Taken(_documents),
            Measures = Taken(_measures),
            Texts = Taken(_texts),
            Contacts = Taken(_contacts),
            Employment = _employment,
            Verification = _verification,
            Offset = _offset,
            Length = _end - _offset,
        };
        return person;
    }

    private bool TakeOwn(Segment segment)
    {
        switch (segment.Tag.Value)
        {
            case PaxlstTags.Att:
                _sex = texts.Code(segment[2][0]);
                return true;
            case PaxlstTags.Nat:
                _nationalities.Add(texts.Code(segment[1][0]));
                return true;
            case PaxlstTags.Dtm:
                TakeDate(texts.Date(segment));
                return true;
            case PaxlstTags.Loc:
                TakePlace(texts.Place(segment));
                return true;
            case PaxlstTags.Rff:
                TakeReference(texts.Reference(segment));
                return true;
            case PaxlstTags.Doc:
                CloseDocument();
                _document.Open(segment, texts);
                return true;
            case PaxlstTags.Gei:
                TakeVerification(texts.Code(segment[1][0]));
                return true;
            case PaxlstTags.Mea:
                _measures.Add(texts.Measure(segment));
                return true;
            case PaxlstTags.Ftx:
                _texts.Add(texts.Text(segment));
                return true;
            case PaxlstTags.Com:
                texts.AddContacts(segment, 0, _contacts);
                return true;
            case PaxlstTags.Emp:
                _employment = texts.Code(segment[1][0]);
                return true;
            case PaxlstTags.Cpi or PaxlstTags.Qty:
                _texts.Add(texts.Whole(segment));
                return true;
            default:
                return false;
        }
    }

    private void TakeDate(ListedDate date)
    {
        if (_document.IsOpen && PaxlstCodes.IsOfDocument(date.Qualifier))
            _document.Add(date);
        else
            _dates.Add(date);
    }

    private void TakePlace(ListedPlace place)
    {
        if (_document.IsOpen && place.Qualifier == PaxlstCodes.Issuing)
            _document.Add(place);
        else
            _places.Add(place);
    }

    private void TakeReference(ListedReference reference)
    {
        if (_document.IsOpen && !PaxlstCodes.IsOfPerson(reference.Qualifier))
            _document.Add(reference);
        else
            _references.Add(reference);
    }

    private void TakeVerification(string code)
    {
        if (_document.IsOpen)
            _document.Verification = code;
        else
            _verification = code;
    }

    private void CloseDocument()
    {
        if (_document.IsOpen)
            _documents.Add(_document.Close());
    }

    private static T[] Taken<T>(List<T> list)
    {
        if (list.Count == 0)
            return [];
        var taken = list.ToArray();
        list.Clear();
        return taken;
    }
}
