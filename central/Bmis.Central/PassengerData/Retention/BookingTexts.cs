using Bmis.Central.Database;
using Bmis.Central.PassengerData.Flights;
using Dapper;
using Npgsql;

namespace Bmis.Central.PassengerData.Retention;

/// <summary>The part of a message that is a booking's, kept with it when the bytes of the transmission go.</summary>
internal sealed class BookingTexts(PassengerSeal seal)
{
    private const string Transmissions =
        """
        select t.transmission_id, t.kept from passenger_transmission t
        where t.kept is not null and t.transmission_id in (
                select transmission_id from passenger_message where picture_id = any (@pictures))
            and exists (
                select 1 from booking b
                where b.transmission_id = t.transmission_id and b.withheld is null and b.content is not null)
        """;

    private const string Bookings =
        """
        select booking_id, byte_offset, byte_length from booking
        where transmission_id = @transmission and withheld is null and content is not null
        """;

    private const string Keep =
        """
        update booking b set withheld = one.withheld
        from unnest(@Id, @Withheld) as one (id, withheld) where b.booking_id = one.id
        """;

    /// <summary>
    /// Keeps the lines of every booking that came with what these pictures came in, also of those of other pictures.
    /// </summary>
    public async Task KeepAsync(NpgsqlTransaction transaction, Guid[] pictures)
    {
        var transmissions = await transaction.Connection!.QueryAsync<(Guid Id, byte[] Kept)>(
            Transmissions, new { pictures }, transaction);
        foreach (var (id, kept) in transmissions)
            await KeepAsync(transaction, id, kept);
    }

    private async Task KeepAsync(NpgsqlTransaction transaction, Guid transmission, byte[] kept)
    {
        var connection = transaction.Connection!;
        var bookings = (await connection.QueryAsync<(Guid Id, int Offset, int Length)>(
            Bookings, new { transmission }, transaction)).ToList();
        if (seal.Masked(transmission, kept) is not { } text)
            return;
        var lines = MessageLines.Of(text);
        int[] offsets = [.. lines.Select(one => one.Offset)];
        var rows = bookings.Select(one => new Row
        {
            Id = one.Id,
            Withheld = seal.Withhold(one.Id, [.. Within(one.Offset, one.Offset + one.Length)]),
        }).ToList();
        await connection.ExecuteAsync(Keep, RowArrays.Of(rows), transaction);

        IEnumerable<string> Within(int start, int end)
        {
            var first = Array.BinarySearch(offsets, start);
            return lines.Skip(first < 0 ? ~first : first).TakeWhile(one => one.Offset < end).Select(one => one.Text);
        }
    }

    private sealed record Row
    {
        public Guid Id { get; init; }

        public byte[] Withheld { get; init; } = [];
    }
}
