using System.Text;
using Bmis.Central.Database;
using Bmis.Central.PassengerData.Reading;
using Bmis.Edifact;
using Bmis.Edifact.PnrgovXml;
using Dapper;

namespace Bmis.Central.PassengerData.Flights;

/// <summary>Reads a booking with the message that it came in.</summary>
internal sealed class BookingStore(IWarehouse warehouse, PassengerSeal seal, FlightStore flights)
{
    private const string Select =
        """
        select b.booking_id, b.content, b.byte_offset, b.byte_length, b.message_number, b.transmission_id, c.flight_id,
            c.replaced_by is not null as is_replaced, m.byte_offset as message_offset, m.byte_length as message_length,
            t.kept
        from booking b join passenger_picture c using (picture_id)
            join passenger_message m on m.transmission_id = b.transmission_id and m.number = b.message_number
            join passenger_transmission t on t.transmission_id = b.transmission_id
        where b.booking_id = @id
        """;

    private const string SelectTravellers =
        "select passenger_id, content from passenger where booking_id = @id order by byte_offset, passenger_id";

    /// <summary>The booking; null when there is none for this viewer, or it is erased.</summary>
    public async Task<BookingView?> FindAsync(Guid id, PassengerViewer viewer, CancellationToken cancellation)
    {
        if (!viewer.SeesBookings)
            return null;
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        if (await connection.QuerySingleOrDefaultAsync<Row>(Select, new { id }) is not { } row
            || seal.Booking(id, row.Content) is not { } facts
            || await flights.FindAsync(row.FlightId, viewer, cancellation) is not { } flight)
            return null;
        var travellers = await connection.QueryAsync<(Guid Id, byte[]? Content)>(SelectTravellers, new { id });
        return new(
            flight,
            facts,
            [.. travellers.Select(one => seal.Traveller(one.Id, one.Content)).OfType<TravellerFacts>()],
            row.IsReplaced,
            seal.Masked(row.TransmissionId, row.Kept) is { } kept ? Lines(kept, row) : []);
    }

    private static List<MessageLine> Lines(byte[] kept, Row row)
    {
        var message = CarrierMessages.Read(kept).Interchanges.SelectMany(one => one.Messages)
            .First(one => one.Offset == row.MessageOffset);
        if (message.Interchange.IsXml)
            return
            [
                .. XmlLines.Of(kept, message).Select(one => new MessageLine(
                    one.Text, one.Offset >= row.ByteOffset && one.Offset < row.ByteOffset + row.ByteLength)),
            ];
        var lines = new List<MessageLine>();
        using var segments = message.Open(kept);
        while (segments.Read())
        {
            var segment = segments.Current;
            var isMarked = segment.Offset >= row.ByteOffset && segment.Offset < row.ByteOffset + row.ByteLength;
            lines.Add(new(message.Interchange.CharacterSet.Decode(Unfolded(segment.Content), out _), isMarked));
        }

        return lines;
    }

    private static byte[] Unfolded(ReadOnlySpan<byte> content)
    {
        var text = new List<byte>(content.Length);
        foreach (var one in content)
            if (one is not ((byte)'\r' or (byte)'\n' or (byte)'\f'))
                text.Add(one);
        return [.. text];
    }

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
    }
}
