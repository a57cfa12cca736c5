using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Pnrgov;

/// <summary>
/// A passenger name record (group 1). It holds places in the bytes of the push: text is made whenever it is asked for.
/// It prints as <c>[booking]</c>. For any thread.
/// </summary>
public sealed record Booking
{
    private readonly BookingTable _table;
    private readonly int _index;

    internal Booking(BookingTable table, int index) => (_table, _index) = (table, index);

    private delegate T Reading<out T>(in Segment segment, PnrTexts texts);

    /// <summary>How carriers and systems call it; may be missing.</summary>
    public IReadOnlyList<RecordLocator> Locators =>
        Flat(PnrTags.Rci, BookingPart.Own, (in rci, texts) => texts.Locators(rci));

    /// <summary>When it was made and ticketed.</summary>
    public IReadOnlyList<PnrDate> Dates => Flat(PnrTags.Dat, BookingPart.Own, (in dat, texts) => texts.Dates(dat));

    /// <summary>Who made it; null when not said.</summary>
    public BookingOffice? Office =>
        All(PnrTags.Org, BookingPart.Own, (in org, texts) => texts.Office(org)) is [var office, ..] ? office : null;

    /// <summary>Addresses of the booking.</summary>
    public IReadOnlyList<BookedAddress> Addresses =>
        All(PnrTags.Add, BookingPart.Own, (in add, texts) => texts.Address(add));

    /// <summary>Special services of the booking.</summary>
    public IReadOnlyList<ServiceRequest> Requests =>
        All(PnrTags.Ssr, BookingPart.Own, (in ssr, texts) => texts.Request(ssr));

    /// <summary>Free text of the booking.</summary>
    public IReadOnlyList<FreeText> Texts => All(PnrTags.Ift, BookingPart.Own, (in ift, texts) => texts.Text(ift));

    /// <summary>The travellers in order.</summary>
    public IReadOnlyList<BookedName> Names
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

    /// <summary>The way, leg by leg.</summary>
    public IReadOnlyList<ItineraryLeg> Legs
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

    /// <summary>Bookings that it was split from or into (group 8).</summary>
    public IReadOnlyList<RecordLocator> Splits =>
        Flat(PnrTags.Rci, BookingPart.Split, (in rci, texts) => texts.Locators(rci));

    /// <summary>What was changed, in the order in which it was sent.</summary>
    public IReadOnlyList<HistoryItem> History
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

    /// <summary>Excess baggage (EBD), splits (EQN), kinds of other services (MSG) and whatever else was sent.</summary>
    public IReadOnlyList<KeptSegment> Others
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

    /// <summary>The first byte in the transmission.</summary>
    public int Offset => Rows[0].Offset;

    /// <summary>Bytes to the end of its last segment.</summary>
    public int Length
    {
        get
        {
            using var reader = _table.Open();
            return reader.At(Rows[^1].Offset).EndOffset - Offset;
        }
    }

    private ReadOnlySpan<SegmentRow> Rows => _table.Segments(_index);

    /// <inheritdoc/>
    public override string ToString() => "[booking]";

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
