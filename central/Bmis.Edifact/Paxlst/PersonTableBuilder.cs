using System.Runtime.CompilerServices;
using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Paxlst;

/// <summary>
/// Takes the segments of one person after another (groups 4 and 5) as rows. Their order is not relied on: what stands
/// behind a document and can only be the person's is the person's. Whatever is to be told of a person is told here.
/// </summary>
internal sealed class PersonTableBuilder(
    ListTexts texts, DateReading dates, RepertoireWatch repertoire, DiagnosticList diagnostics)
{
    private RentedRows<PersonRow> _persons;
    private RentedRows<SegmentRow> _segments;
    private RentedRows<long> _dates;
    private bool _hasDocument;

    /// <summary>Begins a person with NAD.</summary>
    internal void Open(in Segment nad)
    {
        Begin(nad);
        if (!PersonTexts.HasName(nad))
            diagnostics.Add(DiagnosticCode.NameMissing, nad.Offset);
    }

    /// <summary>Takes a whole person of an older list.</summary>
    internal void TakeLine(in Segment pdt)
    {
        Begin(pdt);
        var (birth, expiry) = PersonLine.ReadDates(pdt, dates);
        AddDate(birth);
        AddDate(expiry);
    }

    /// <summary>Takes a segment behind NAD; false for one that has no place here.</summary>
    internal bool Take(in Segment segment)
    {
        switch (segment.Tag.Value)
        {
            case PaxlstTags.Loc:
                Add(segment, _hasDocument && segment.CodeAt(0) == PaxlstCodes.IssuingCode);
                return true;
            case PaxlstTags.Rff:
                Add(segment, _hasDocument && !PaxlstCodes.IsOfPerson(Code.Of(segment[0][0])));
                return true;
            case PaxlstTags.Dtm:
                TakeDate(segment);
                return true;
            case PaxlstTags.Doc:
                _hasDocument = true;
                Add(segment, isOfDocument: true);
                return true;
            case PaxlstTags.Gei:
                Add(segment, _hasDocument);
                return true;
            case PaxlstTags.Att or PaxlstTags.Nat or PaxlstTags.Mea or PaxlstTags.Ftx or PaxlstTags.Com
                or PaxlstTags.Emp or PaxlstTags.Cpi or PaxlstTags.Qty:
                Add(segment, isOfDocument: false);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The persons.</summary>
    internal PersonTable Close(ReadOnlyMemory<byte> bytes, ReceivedMessage message) =>
        new(bytes, message, _persons.Keep(), _segments.Keep(), _dates.Keep());

    private void Begin(in Segment segment)
    {
        _persons.Add(new(_segments.Count, _dates.Count));
        _hasDocument = false;
        Add(segment, isOfDocument: false);
    }

    // How text is read is told before that it is no date.
    private void TakeDate(in Segment dtm)
    {
        Look(dtm);
        AddDate(dates.Read(dtm, out var qualifier));
        AddRow(dtm, _hasDocument && PaxlstCodes.IsOfDocument(qualifier));
    }

    private void AddDate(DateTime? date) => _dates.Add(date?.Ticks ?? PersonTable.NoDate);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(in Segment segment, bool isOfDocument)
    {
        Look(segment);
        AddRow(segment, isOfDocument);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Look(in Segment segment)
    {
        if (!repertoire.Holds(segment))
            PersonTexts.Read(segment, texts);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddRow(in Segment segment, bool isOfDocument) => _segments.Add(new(
        segment.Offset, segment.Tag.Value, isOfDocument ? ListedPerson.OfDocument : ListedPerson.Own));
}
