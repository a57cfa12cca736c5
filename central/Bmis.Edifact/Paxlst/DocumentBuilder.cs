using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Paxlst;

/// <summary>Gathers what belongs to one document after another (group 5).</summary>
internal sealed class DocumentBuilder
{
    private readonly List<ListedDate> _dates = [];
    private readonly List<ListedPlace> _places = [];
    private readonly List<ListedReference> _references = [];
    private (string Type, string List, string Agency, string Number) _what;
    private int _offset;

    /// <summary>Whether DOC has come and nothing has ended it.</summary>
    internal bool IsOpen { get; private set; }

    /// <summary>Whether it was verified.</summary>
    internal string Verification { get; set; } = "";

    /// <summary>Begins with DOC.</summary>
    internal void Open(Segment doc, ListTexts texts)
    {
        (IsOpen, Verification, _offset) = (true, "", doc.Offset);
        _what = (texts.Code(doc[0][0]), texts.Code(doc[0][1]), texts.Code(doc[0][2]), texts.Number(doc[1][0]));
    }

    internal void Add(ListedDate date) => _dates.Add(date);

    internal void Add(ListedPlace place) => _places.Add(place);

    internal void Add(ListedReference reference) => _references.Add(reference);

    /// <summary>Ends the document.</summary>
    internal ListedDocument Close()
    {
        var document = new ListedDocument
        {
            Type = _what.Type,
            TypeList = _what.List,
            TypeAgency = _what.Agency,
            Number = _what.Number,
            Dates = [.. _dates],
            Places = [.. _places],
            References = [.. _references],
            Verification = Verification,
            Offset = _offset,
        };
        _dates.Clear();
        _places.Clear();
        _references.Clear();
        IsOpen = false;
        return document;
    }
}
