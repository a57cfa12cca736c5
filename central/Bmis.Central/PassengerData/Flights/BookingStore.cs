using Bmis.Central.Database;
using Bmis.Central.PassengerData.Cases;
using Bmis.Central.PassengerData.Reading;
using Bmis.Central.PassengerData.Referrals;
using Dapper;

namespace Bmis.Central.PassengerData.Flights;

/// <summary>Reads a booking with the message that it came in.</summary>
internal sealed class BookingStore(
    IWarehouse warehouse, PassengerSeal seal, FlightStore flights, CaseStore cases, ReferralStore referrals)
{
    private const string Select =
        """
        select b.booking_id, b.content, b.byte_offset, b.byte_length, b.message_number, b.transmission_id, c.flight_id,
            c.replaced_by is not null as is_replaced, m.byte_offset as message_offset, t.kept, b.masked_at, b.withheld
        from booking b join passenger_picture c using (picture_id)
            join passenger_message m on m.transmission_id = b.transmission_id and m.number = b.message_number
            join passenger_transmission t on t.transmission_id = b.transmission_id
        where b.booking_id = @id
        """;

    private const string SelectTravellers =
        """
        select passenger_id, content, withheld from passenger where booking_id = @id order by byte_offset, passenger_id
        """;

    /// <summary>The booking; null when there is none for this viewer, or it is erased.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="isRevealed">Whether those are named who are named no more.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<BookingView?> FindAsync(
        Guid id, PassengerViewer viewer, bool isRevealed, CancellationToken cancellation)
    {
        if (!viewer.SeesBookings)
            return null;
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        if (await connection.QuerySingleOrDefaultAsync<Row>(Select, new { id }) is not { } row
            || seal.Booking(id, row.Content) is not { } facts
            || await flights.FindAsync(row.FlightId, viewer, cancellation) is not { } flight)
            return null;
        isRevealed &= row.MaskedAt is not null;
        var travellers = (await connection.QueryAsync<(Guid Id, byte[]? Content, byte[]? Withheld)>(
            SelectTravellers, new { id })).ToList();
        return new()
        {
            BookingId = id,
            Flight = flight,
            Facts = facts,
            Travellers =
            [
                .. travellers.Select(one => isRevealed
                    ? seal.WithheldTraveller(one.Id, one.Withheld)
                    : seal.Traveller(one.Id, one.Content)).OfType<TravellerFacts>(),
            ],
            Named =
            [
                .. travellers.Select(one => (one.Id, Facts: seal.Traveller(one.Id, one.Content)))
                    .Where(one => one.Facts is { IsMasked: false })
                    .Select(one => (one.Id, one.Facts!)),
            ],
            Referrals = await referrals.OfAsync(id, cancellation),
            IsReplaced = row.IsReplaced,
            IsMasked = row.MaskedAt is not null,
            IsRevealed = isRevealed,
            Message = Message(id, row, isRevealed),
            Cases = await cases.OfAsync(id, cancellation),
        };
    }

    // Without the bytes of the transmission the booking has its own part of them, for whoever may see its travellers.
    private IReadOnlyList<MessageLine> Message(Guid id, Row row, bool isRevealed) =>
        seal.Masked(row.TransmissionId, row.Kept) is { } kept && !isRevealed
            ? MessageLines.Of(kept, row.MessageOffset, row.ByteOffset, row.ByteLength)
            : isRevealed || row.MaskedAt is null
                ? [.. seal.WithheldLines(id, row.Withheld).Select(text => new MessageLine(text, IsMarked: true))]
                : [];

    private sealed record Row
    {
        public byte[]? Content { get; init; }

        public int ByteOffset { get; init; }

        public int ByteLength { get; init; }

        public Guid TransmissionId { get; init; }

        public Guid FlightId { get; init; }

        public bool IsReplaced { get; init; }

        public int MessageOffset { get; init; }

        public byte[]? Kept { get; init; }

        public DateTime? MaskedAt { get; init; }

        public byte[]? Withheld { get; init; }
    }
}
