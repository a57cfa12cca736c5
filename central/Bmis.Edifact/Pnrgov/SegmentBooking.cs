using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Pnrgov;

/// <summary>
/// A booking of a message of segments. It holds places in the bytes of the push: text is made whenever it is asked for.
/// For any thread.
/// </summary>
internal sealed record SegmentBooking : Booking
{
    private readonly BookingTable _table;
    private readonly int _index;

    internal SegmentBooking(BookingTable table, int index) => (_table, _index) = (table, index);

    private delegate T Reading<out T>(in Segment segment, PnrTexts texts);

    /// <inheritdoc/>
    public override IReadOnlyList<RecordLocator> Locators =>
        Flat(PnrTags.Rci, BookingPart.Own, (in rci, texts) => texts.Locators(rci));

    /// <inheritdoc/>
    public override IReadOnlyList<PnrDate> Dates =>
        Flat(PnrTags.Dat, BookingPart.Own, (in dat, texts) => texts.Dates(dat));

    /// <inheritdoc/>
    public override BookingOffice? Office =>
        All(PnrTags.Org, BookingPart.Own, (in org, texts) => texts.Office(org)) is [var office, ..] ? office : null;

    /// <inheritdoc/>
    public override IReadOnlyList<BookedAddress> Addresses =>
        All(PnrTags.Add, BookingPart.Own, (in add, texts) => texts.Address(add));

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceRequest> Requests =>
        All(PnrTags.Ssr, BookingPart.Own, (in ssr, texts) => texts.Request(ssr));

    /// <inheritdoc/>
    public override IReadOnlyList<FreeText> Texts =>
        All(PnrTags.Ift, BookingPart.Own, (in ift, texts) => texts.Text(ift));

    /// <inheritdoc/>
    public override IReadOnlyList<BookedName> Names
    {
        get
        {
            var names = new NameBuilder(_table.Texts);
            using var reader = _table.Open();
            foreach (var row in Rows)
                if (row.Part == (byte)BookingPart.Name)
                    names.Take(reader.At(row.Offset));
            return names.Close();
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ItineraryLeg> Legs
    {
        get
        {
            var legs = new LegBuilder(_table.Texts);
            using var reader = _table.Open();
            foreach (var row in Rows)
                if ((BookingPart)row.Part is >= BookingPart.Flight and <= BookingPart.Leg and var part)
                    legs.Take(reader.At(row.Offset), part);
            return legs.Close();
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<RecordLocator> Splits =>
        Flat(PnrTags.Rci, BookingPart.Split, (in rci, texts) => texts.Locators(rci));

    /// <inheritdoc/>
    public override IReadOnlyList<HistoryItem> History
    {
        get
        {
            var history = new HistoryBuilder(_table.Texts);
            using var reader = _table.Open();
            foreach (var row in Rows)
                if (row.Part == (byte)BookingPart.History)
                    history.Take(reader.At(row.Offset));
            return history.Close();
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<KeptSegment> Others
    {
        get
        {
            var others = new List<KeptSegment>();
            using var reader = _table.Open();
            foreach (var row in Rows)
                if (row.Part == (byte)BookingPart.Kept)
                    others.Add(_table.Texts.Keep(reader.At(row.Offset)));
            return others;
        }
    }

    /// <inheritdoc/>
    public override int Offset => Rows[0].Offset;

    /// <inheritdoc/>
    public override int Length
    {
        get
        {
            using var reader = _table.Open();
            return reader.At(Rows[^1].Offset).EndOffset - Offset;
        }
    }

    private ReadOnlySpan<SegmentRow> Rows => _table.Segments(_index);

    private T[] Flat<T>(uint tag, BookingPart part, Reading<List<T>> reading) =>
        All(tag, part, reading) is { Length: > 0 } lists ? [.. lists.SelectMany(one => one)] : [];

    private T[] All<T>(uint tag, BookingPart part, Reading<T> reading)
    {
        var rows = Rows;
        var count = 0;
        foreach (var row in rows)
            count += row.Is(tag, (byte)part) ? 1 : 0;
        if (count == 0)
            return [];
        var (all, next) = (new T[count], 0);
        using var reader = _table.Open();
        foreach (var row in rows)
            if (row.Is(tag, (byte)part))
                all[next++] = reading(reader.At(row.Offset), _table.Texts);
        return all;
    }
}
