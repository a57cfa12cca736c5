using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Pnrgov;

/// <summary>
/// Takes the segments of one booking after another (group 1) as rows. Whatever is to be told of a booking is told here.
/// </summary>
/// <param name="texts">Makes text, and tells what is found on the way.</param>
/// <param name="dates">What dates mean.</param>
/// <param name="repertoire">Says which segments must be read as text now.</param>
internal sealed class BookingTableBuilder(PnrTexts texts, PnrDates dates, RepertoireWatch repertoire)
{
    private RentedRows<int> _bookings;
    private RentedRows<SegmentRow> _segments;
    private BookingScope _scope;

    /// <summary>Whether a booking has begun.</summary>
    internal bool IsOpen => _bookings.Count > 0;

    /// <summary>Begins a booking, with SRC or with the first segment of one that has none.</summary>
    internal void Open(in Segment segment)
    {
        _bookings.Add(_segments.Count);
        _scope = default;
        Take(segment);
    }

    /// <summary>Takes a segment of the booking.</summary>
    internal void Take(in Segment segment)
    {
        var part = _scope.Of(segment);
        _segments.Add(new(segment.Offset, segment.Tag.Value, (byte)part));
        if (!repertoire.Holds(segment) || (HasDates(segment.Tag.Value, part) && !dates.AreSure(segment)))
            BookingTexts.Read(segment, part, texts);
    }

    /// <summary>The bookings.</summary>
    internal BookingTable Close(ReadOnlyMemory<byte> bytes, ReceivedMessage message) =>
        new(bytes, message, _bookings.Keep(), _segments.Keep(), dates);

    private static bool HasDates(uint tag, BookingPart part) => tag switch
    {
        PnrTags.Tvl => part is BookingPart.Flight or BookingPart.Service,
        PnrTags.Rci => part is BookingPart.Own or BookingPart.Leg or BookingPart.Split,
        PnrTags.Dat => part is BookingPart.Own or BookingPart.History,
        _ => false,
    };
}
