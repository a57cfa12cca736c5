using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Paxlst;

/// <summary>
/// A passenger or member of a crew (group 4), as the carrier knows them. It holds places in the bytes of the list: text
/// is made whenever it is asked for. It prints as <c>[person]</c>. For any thread.
/// </summary>
public record ListedPerson
{
    /// <summary>The part of segments that are the person's own.</summary>
    internal const byte Own = 0;

    /// <summary>The part of segments that are a document's: of the last one before them.</summary>
    internal const byte OfDocument = 1;

    private readonly PersonTable _table;
    private readonly int _index;

    internal ListedPerson(PersonTable table, int index) => (_table, _index) = (table, index);

    internal delegate T Reading<out T>(in Segment segment, ListTexts texts);

    /// <summary>What they are (3035): FL passenger, FM crew, DDU passenger in transit, DDT crew in transit.</summary>
    public virtual string Role => First((in nad, texts) => texts.Code(nad[0].Whole));

    /// <summary>The first component of the name: the surname, or everything where it was not taken apart.</summary>
    public virtual string Surname => First((in nad, texts) => texts.Words(nad[3][0]));

    /// <summary>The components behind it, as far as they were sent.</summary>
    public virtual IReadOnlyList<string> GivenNames => First((in nad, texts) => texts.Pieces(nad[3], from: 1));

    /// <summary>
    /// The components of the name without blanks before folds, where it was folded behind one: networks add such
    /// blanks, so both readings are kept. Empty otherwise.
    /// </summary>
    public virtual IReadOnlyList<string> NamesWithoutBlanks =>
        First((in nad, texts) => texts.Names(nad[3]).WithoutBlanks);

    /// <summary>An identifier of the person at the carrier (3039).</summary>
    public virtual string PartyId => First((in nad, texts) => texts.Code(nad[1][0]));

    /// <summary>Where they live or stay; null when nothing was sent.</summary>
    public virtual ListedAddress? Address => First((in nad, texts) => texts.Address(nad));

    /// <summary>Sex or gender as it was sent (9019).</summary>
    public virtual string Sex => Last(PaxlstTags.Att, (in att, texts) => texts.Code(att[2][0]));

    /// <summary>Nationalities as they were sent (3293).</summary>
    public IReadOnlyList<string> Nationalities => All(PaxlstTags.Nat, (in nat, texts) => texts.Code(nat[1][0]));

    /// <summary>Birth (329) and whatever else was sent.</summary>
    public virtual IReadOnlyList<ListedDate> Dates
    {
        get
        {
            var (dates, number) = (new List<ListedDate>(), 0);
            using var reader = _table.Open();
            foreach (var row in Rows)
            {
                if (row.Is(PaxlstTags.Dtm, Own))
                    dates.Add(_table.Texts.Date(reader.At(row.Offset), Meaning(number)));
                number += row.Tag == PaxlstTags.Dtm ? 1 : 0;
            }

            return dates;
        }
    }

    /// <summary>Clearance (22), residence (174), embarkation (178), destination (179), birth (180).</summary>
    public virtual IReadOnlyList<ListedPlace> Places => All(PaxlstTags.Loc, (in loc, texts) => texts.Place(loc));

    /// <summary>Record locator, unique reference, seat and others.</summary>
    public IReadOnlyList<ListedReference> References =>
        All(PaxlstTags.Rff, (in rff, texts) => texts.Reference(rff));

    /// <summary>Documents and visas in order.</summary>
    public virtual IReadOnlyList<ListedDocument> Documents
    {
        get
        {
            var (documents, number) = (new DocumentBuilder(_table.Texts), 0);
            using var reader = _table.Open();
            foreach (var row in Rows)
            {
                if (row.Tag == PaxlstTags.Doc)
                    documents.Open(reader.At(row.Offset));
                else if (row.Part == OfDocument)
                    documents.Take(reader.At(row.Offset), row.Tag == PaxlstTags.Dtm ? Meaning(number) : null);
                number += row.Tag == PaxlstTags.Dtm ? 1 : 0;
            }

            return documents.Close();
        }
    }

    /// <summary>Baggage.</summary>
    public IReadOnlyList<ListedMeasure> Measures => All(PaxlstTags.Mea, (in mea, texts) => texts.Measure(mea));

    /// <summary>Free text, such as tags of bags.</summary>
    public IReadOnlyList<ListedText> Texts
    {
        get
        {
            var texts = new List<ListedText>();
            using var reader = _table.Open();
            foreach (var row in Rows)
                if (row.Tag == PaxlstTags.Ftx)
                    texts.Add(_table.Texts.Text(reader.At(row.Offset)));
                else if (row.Tag is PaxlstTags.Cpi or PaxlstTags.Qty)
                    texts.Add(_table.Texts.Whole(reader.At(row.Offset)));
            return texts;
        }
    }

    /// <summary>Telephone, e-mail and the like.</summary>
    public IReadOnlyList<ListedContact> Contacts =>
        All(PaxlstTags.Com, (in com, texts) => texts.Contacts(com, 0)) is { Length: > 0 } contacts
            ? [.. contacts.SelectMany(one => one)]
            : [];

    /// <summary>What somebody is on board (9005), such as CR1 for the cockpit; empty for passengers.</summary>
    public string Employment => Last(PaxlstTags.Emp, (in emp, texts) => texts.Code(emp[1][0]));

    /// <summary>Whether what was sent was verified: 173 verified, 174 not (7365); empty when not said.</summary>
    public string Verification => Last(PaxlstTags.Gei, (in gei, texts) => texts.Code(gei[1][0]));

    /// <summary>The first byte of NAD in the transmission.</summary>
    public int Offset => Rows[0].Offset;

    /// <summary>Bytes to the end of the last segment that is theirs.</summary>
    public int Length
    {
        get
        {
            using var reader = _table.Open();
            return reader.At(Rows[^1].Offset).EndOffset - Offset;
        }
    }

    /// <summary>The birth date (329).</summary>
    public ListedDate? Birth => Dates.FirstOrDefault(date => date.Qualifier == PaxlstCodes.Birth);

    private ReadOnlySpan<SegmentRow> Rows => _table.Segments(_index);

    /// <summary>The code of a place, or its name where it has no code; empty when it was not sent.</summary>
    public string PlaceOf(string qualifier) => Places.FirstOrDefault(one => one.Qualifier == qualifier) is { } place
        ? place.Code.Length > 0 ? place.Code : place.Name
        : "";

    /// <summary>The first reference of a kind; empty when it was not sent.</summary>
    public string ReferenceOf(string qualifier) =>
        References.FirstOrDefault(one => one.Qualifier == qualifier)?.Value ?? "";

    /// <inheritdoc/>
    public sealed override string ToString() => "[person]";

    /// <summary>What the date of this number means.</summary>
    private protected DateTime? Meaning(int number) => _table.Date(_index, number);

    /// <summary>Reads the segment that began the person.</summary>
    private protected T First<T>(Reading<T> reading)
    {
        using var reader = _table.Open();
        return reading(reader.At(Rows[0].Offset), _table.Texts);
    }

    private string Last(uint tag, Reading<string> reading)
    {
        var rows = Rows;
        for (var at = rows.Length - 1; at > 0; at--)
        {
            if (!rows[at].Is(tag, Own))
                continue;
            using var reader = _table.Open();
            return reading(reader.At(rows[at].Offset), _table.Texts);
        }

        return "";
    }

    private T[] All<T>(uint tag, Reading<T> reading)
    {
        var rows = Rows;
        var count = 0;
        foreach (var row in rows)
            count += row.Is(tag, Own) ? 1 : 0;
        if (count == 0)
            return [];
        var (all, next) = (new T[count], 0);
        using var reader = _table.Open();
        foreach (var row in rows)
            if (row.Is(tag, Own))
                all[next++] = reading(reader.At(row.Offset), _table.Texts);
        return all;
    }
}
