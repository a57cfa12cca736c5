using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Paxlst;

/// <summary>Makes one document after another of a person's rows (group 5).</summary>
internal sealed class DocumentBuilder(ListTexts texts)
{
    private readonly List<ListedDocument> _documents = [];
    private readonly List<ListedDate> _dates = [];
    private readonly List<ListedPlace> _places = [];
    private readonly List<ListedReference> _references = [];
    private string _verification = "";

    /// <summary>Begins a document with DOC.</summary>
    internal void Open(in Segment doc)
    {
        Leave();
        _documents.Add(texts.Document(doc));
    }

    /// <summary>Takes a segment that is the document's.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="meaning">What it means where it is a date.</param>
    internal void Take(in Segment segment, DateTime? meaning)
    {
        switch (segment.Tag.Value)
        {
            case PaxlstTags.Dtm:
                _dates.Add(texts.Date(segment, meaning));
                break;
            case PaxlstTags.Loc:
                _places.Add(texts.Place(segment));
                break;
            case PaxlstTags.Rff:
                _references.Add(texts.Reference(segment));
                break;
            default:
                _verification = texts.Code(segment[1][0]);
                break;
        }
    }

    /// <summary>The documents in order.</summary>
    internal IReadOnlyList<ListedDocument> Close()
    {
        Leave();
        return _documents;
    }

    private void Leave()
    {
        if (_documents.Count > 0)
            _documents[^1] = _documents[^1] with
            {
                Dates = [.. _dates], Places = [.. _places], References = [.. _references], Verification = _verification,
            };
        _dates.Clear();
        _places.Clear();
        _references.Clear();
        _verification = "";
    }
}
