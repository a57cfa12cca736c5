using Bmis.Central.Database;
using Bmis.Central.PassengerData.Reading;
using Bmis.Central.PassengerData.Screening;
using Bmis.Watchlist.Lists;
using Npgsql;

namespace Bmis.Central.PassengerData.Storing;

/// <summary>Bookings and persons of messages, sealed and screened, copied at once.</summary>
internal sealed class PersonRows(PassengerSeal seal, AlertSnapshot? alerts, DateTimeOffset now)
{
    private const string CopyBookings =
        """
        copy booking (booking_id, picture_id, transmission_id, message_number, byte_offset, byte_length, content)
        from stdin (format binary)
        """;

    private const string CopyLocators = "copy booking_locator (locator, booking_id) from stdin (format binary)";

    private const string CopyPersons =
        """
        copy passenger (passenger_id, picture_id, booking_id, transmission_id, message_number, byte_offset, byte_length,
            role, person, document, content)
        from stdin (format binary)
        """;

    private readonly CopyRows _bookings = new(columns: 7);
    private readonly CopyRows _locators = new(columns: 2);
    private readonly List<PlacedPerson> _persons = [];

    /// <summary>Everybody in a message, by booking where it has bookings.</summary>
    public void Add(PlacedMessage placed)
    {
        foreach (var booking in placed.Message.Content.Bookings)
            Add(placed, booking);
        if (placed.Message.Content.Bookings.Count > 0)
            return;
        foreach (var traveller in placed.Message.Content.Travellers)
            Add(placed, null, traveller);
    }

    /// <summary>Writes everything.</summary>
    public async Task SendAsync(NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        var connection = transaction.Connection!;
        await _bookings.SendAsync(connection, CopyBookings, cancellation);
        await _locators.SendAsync(connection, CopyLocators, cancellation);
        var persons = _persons.AsParallel().AsOrdered().WithCancellation(cancellation).Select(Screened).ToList();
        var rows = new CopyRows(columns: 11);
        foreach (var one in persons)
            Add(rows, one);
        await rows.SendAsync(connection, CopyPersons, cancellation);
        await PassengerHitRows.AddAsync(transaction, [.. persons.SelectMany(one => one.Hits)]);
    }

    private void Add(PlacedMessage placed, BookingFacts booking)
    {
        var id = Guid.CreateVersion7(now);
        _bookings.Row();
        _bookings.Id(id);
        _bookings.Id(placed.Picture);
        _bookings.Id(placed.Transmission);
        _bookings.Integer(placed.Message.Number);
        _bookings.Integer(booking.Place.Offset);
        _bookings.Integer(booking.Place.Length);
        _bookings.Bytes(seal.Seal(id, booking));
        foreach (var locator in booking.Locators.DistinctBy(one => one.Value))
        {
            _locators.Row();
            _locators.Bytes(seal.Index(PassengerKeys.Locator(locator.Value)));
            _locators.Id(id);
        }

        foreach (var traveller in booking.Travellers)
            Add(placed, id, traveller);
    }

    private void Add(PlacedMessage placed, Guid? booking, TravellerFacts traveller) =>
        _persons.Add(new(Guid.CreateVersion7(now), placed, booking, traveller));

    // Screening takes longer than all the rest: every core takes part.
    private ScreenedPerson Screened(PlacedPerson person)
    {
        var known = new KnownTraveller(person.Traveller);
        return new(
            person,
            seal.Index(known.PersonKey),
            seal.Index(known.DocumentKey),
            seal.Seal(person.Id, person.Traveller),
            alerts is null ? [] : [.. PassengerHit.Of(person.Id, known, alerts, now)]);
    }

    private static void Add(CopyRows rows, ScreenedPerson one)
    {
        var (id, placed, booking, traveller) = one.Person;
        rows.Row();
        rows.Id(id);
        rows.Id(placed.Picture);
        rows.Id(booking);
        rows.Id(placed.Transmission);
        rows.Integer(placed.Message.Number);
        rows.Integer(traveller.Place.Offset);
        rows.Integer(traveller.Place.Length);
        rows.Text(traveller.Role);
        rows.Bytes(one.PersonIndex);
        rows.Bytes(one.DocumentIndex);
        rows.Bytes(one.Content);
    }

    private sealed record PlacedPerson(Guid Id, PlacedMessage Placed, Guid? Booking, TravellerFacts Traveller);

    private sealed record ScreenedPerson(
        PlacedPerson Person,
        byte[]? PersonIndex,
        byte[]? DocumentIndex,
        byte[] Content,
        IReadOnlyList<PassengerHit> Hits);
}
