using System.Collections;
using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Pnrgov;

/// <summary>
/// The bookings of a push as rows: a booking is made of them when it is asked for, and its text when that is. For any
/// thread.
/// </summary>
internal sealed class BookingTable(
    ReadOnlyMemory<byte> bytes, ReceivedMessage message, int[] bookings, SegmentRow[] segments, PnrDates dates)
    : IReadOnlyList<Booking>
{
    /// <inheritdoc/>
    public int Count => bookings.Length;

    /// <summary>Makes text; nobody asks it how that was read.</summary>
    internal PnrTexts Texts { get; } = new(new TextDecoder(message.Interchange.CharacterSet), dates, null);

    /// <inheritdoc/>
    public Booking this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return new SegmentBooking(this, index);
        }
    }

    /// <summary>The rows of a booking's segments.</summary>
    internal ReadOnlySpan<SegmentRow> Segments(int booking) => segments.AsSpan(
        bookings[booking]..(booking + 1 < bookings.Length ? bookings[booking + 1] : segments.Length));

    /// <summary>Reads segments of the push by their places; the reader is to be disposed.</summary>
    internal SegmentReader Open() => message.Open(bytes.Span);

    /// <inheritdoc/>
    public IEnumerator<Booking> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
            yield return this[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
