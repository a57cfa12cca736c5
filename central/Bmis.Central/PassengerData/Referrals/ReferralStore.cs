using Bmis.Central.Database;
using Bmis.Central.PassengerData.Arrivals;
using Bmis.Central.PassengerData.Screening;
using Bmis.Crossings.Expected;
using Dapper;
using Npgsql;

namespace Bmis.Central.PassengerData.Referrals;

/// <summary>
/// Whom of bookings the unit asks the arrival post to send to second line. Nothing else of a booking goes to a lane.
/// </summary>
internal sealed class ReferralStore(
    IWarehouse warehouse, PassengerSeal passengers, ReferralSeal seal, TimeProvider clock)
{
    // Somebody of a booking who is named, on a flight whose arrivals come to a post.
    private const string SelectPassenger =
        """
        select p.content, c.flight_id from passenger p
            join passenger_picture c using (picture_id)
            join flight f using (flight_id)
            join arrival_place a on a.place = f.destination
        where p.passenger_id = @passenger and p.booking_id = @booking and p.masked_at is null
            and (select count(*) from passenger_referral r
                where r.flight_id = c.flight_id and r.withdrawn_at is null) < @most
        """;

    private const string Insert =
        """
        insert into passenger_referral (referral_id, flight_id, booking_id, content, words, made_at, made_by)
        values (@id, @flight, @booking, @content, @words, @now, @by)
        """;

    private const string Update =
        """
        update passenger_referral set withdrawn_at = @now, withdrawn_by = @by
        where referral_id = @referral and booking_id = @booking and withdrawn_at is null
        returning flight_id
        """;

    // The same booking in another push has the same locator.
    private const string SelectOfBooking =
        """
        select r.referral_id, r.content, r.words, r.made_at, r.made_by, r.withdrawn_at, r.withdrawn_by
        from passenger_referral r
        where r.booking_id = @booking or r.booking_id in (
            select theirs.booking_id from booking_locator mine join booking_locator theirs using (locator)
            where mine.booking_id = @booking)
        order by r.withdrawn_at nulls first, r.made_at desc
        """;

    private const string SelectOfFlights =
        """
        select r.referral_id, r.flight_id, r.content, r.words from passenger_referral r
        where r.flight_id = any (@flights) and r.withdrawn_at is null and r.content is not null
        order by r.made_at, r.referral_id
        """;

    /// <summary>
    /// Asks to refer a traveller of a booking; false when nobody of that name is in it any more, no post is where the
    /// flight arrives, or the words are none.
    /// </summary>
    public async Task<bool> MakeAsync(
        Guid booking, Guid passenger, string words, string by, CancellationToken cancellation)
    {
        if (words.Length is 0 or > ExpectedReferral.LongestWords || words.Any(char.IsControl))
            return false;
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var found = await connection.QuerySingleOrDefaultAsync<(byte[]? Content, Guid Flight)?>(
            SelectPassenger, new { booking, passenger, most = ExpectedFlight.MostReferrals }, transaction);
        if (found is not { } one || passengers.Traveller(passenger, one.Content) is not { } facts)
            return false;
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await connection.ExecuteAsync(
            Insert,
            new
            {
                id, flight = one.Flight, booking, content = seal.Seal(id, facts), words = seal.Seal(id, words), now, by,
            },
            transaction);
        await ExpectedChanges.NoteAsync(transaction, [one.Flight]);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Asks no more; false when nobody did.</summary>
    public async Task<bool> WithdrawAsync(Guid booking, Guid referral, string by, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var flight = await connection.QuerySingleOrDefaultAsync<Guid?>(
            Update, new { booking, referral, now = clock.GetUtcNow(), by }, transaction);
        if (flight is not { } changed)
            return false;
        await ExpectedChanges.NoteAsync(transaction, [changed]);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Those of a booking, also of the same one in other pushes; those that count first.</summary>
    public async Task<IReadOnlyList<ReferralLine>> OfAsync(Guid booking, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<Row>(SelectOfBooking, new { booking });
        return
        [
            .. rows.Select(one => new ReferralLine
            {
                ReferralId = one.ReferralId,
                Traveller = seal.Traveller(one.ReferralId, one.Content),
                Words = seal.Words(one.ReferralId, one.Words),
                MadeAt = one.MadeAt,
                MadeBy = one.MadeBy,
                WithdrawnAt = one.WithdrawnAt,
                WithdrawnBy = one.WithdrawnBy,
            }),
        ];
    }

    /// <summary>Those that lanes hear of, by flight.</summary>
    public async Task<ILookup<Guid, ExpectedReferral>> ReadAsync(
        NpgsqlConnection connection, IReadOnlyCollection<Guid> flights, CancellationToken cancellation)
    {
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            SelectOfFlights, new { flights = flights.ToArray() }, cancellationToken: cancellation));
        return rows
            .Select(one => (one.FlightId, one.ReferralId, Facts: seal.Traveller(one.ReferralId, one.Content),
                Words: seal.Words(one.ReferralId, one.Words)))
            .Where(one => one is { Facts: not null, Words.Length: > 0 })
            .ToLookup(
                one => one.FlightId,
                one => new ExpectedReferral(new KnownTraveller(one.Facts!).Expected(one.ReferralId), one.Words));
    }

    private sealed record Row
    {
        public Guid ReferralId { get; init; }

        public Guid FlightId { get; init; }

        public byte[]? Content { get; init; }

        public byte[]? Words { get; init; }

        public DateTime MadeAt { get; init; }

        public string MadeBy { get; init; } = "";

        public DateTime? WithdrawnAt { get; init; }

        public string WithdrawnBy { get; init; } = "";
    }
}
