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
    private readonly CopyRows _persons = new(columns: 11);
    private readonly List<PassengerHit> _hits = [];

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
        await _persons.SendAsync(connection, CopyPersons, cancellation);
        await PassengerHitRows.AddAsync(transaction, _hits);
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

    private void Add(PlacedMessage placed, Guid? booking, TravellerFacts traveller)
    {
        var id = Guid.CreateVersion7(now);
        var known = new KnownTraveller(traveller);
        _persons.Row();
        _persons.Id(id);
        _persons.Id(placed.Picture);
        _persons.Id(booking);
        _persons.Id(placed.Transmission);
        _persons.Integer(placed.Message.Number);
        _persons.Integer(traveller.Place.Offset);
        _persons.Integer(traveller.Place.Length);
        _persons.Text(traveller.Role);
        _persons.Bytes(seal.Index(known.PersonKey));
        _persons.Bytes(seal.Index(known.DocumentKey));
        _persons.Bytes(seal.Seal(id, traveller));
        if (alerts is not null)
            _hits.AddRange(PassengerHit.Of(id, known, alerts, now));
    }
}
