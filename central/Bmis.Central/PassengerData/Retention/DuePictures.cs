using Bmis.Central.Database;
using Bmis.Central.PassengerData.Arrivals;
using Bmis.Central.PassengerData.Reading;
using Dapper;
using Npgsql;

namespace Bmis.Central.PassengerData.Retention;

/// <summary>
/// Who is on flights, and bookings: erased when a policy says so, unless an open case needs the booking; named no more
/// before that where the policy masks.
/// </summary>
internal sealed class DuePictures(PassengerSeal seal, BookingTexts texts)
{
    // Of a picture with many persons one is a step.
    private const int Most = 20;

    private const string Select =
        """
        select picture_id from passenger_picture_age
        where source = @Source and received_at < @newest and erased_at is null and picture_id > @after
            and (counted_from < @erased or masked_at is null and counted_from < @masked)
        order by picture_id limit @Most
        """;

    private const string ErasePersons =
        """
        delete from passenger p using passenger_picture_age a
        where p.picture_id = any (@pictures) and a.picture_id = p.picture_id and a.counted_from < @erased
            and (p.booking_id is null or a.counted_from < @erasedForCases
                or not exists (select 1 from booking_of_case k where k.booking_id = p.booking_id))
        """;

    private const string EraseBookings =
        """
        delete from booking b using passenger_picture_age a
        where b.picture_id = any (@pictures) and a.picture_id = b.picture_id and a.counted_from < @erased
            and (a.counted_from < @erasedForCases
                or not exists (select 1 from booking_of_case k where k.booking_id = b.booking_id))
        """;

    private const string CloseErased =
        """
        update passenger_picture c set erased_at = @now
        where picture_id = any (@pictures)
            and not exists (select 1 from passenger p where p.picture_id = c.picture_id)
            and not exists (select 1 from booking b where b.picture_id = c.picture_id)
        """;

    private const string SelectFlights =
        """
        select distinct flight_id from passenger_picture
        where picture_id = any (@pictures) and source = 'api' and replaced_by is null
        """;

    private const string SelectMasked =
        """
        select picture_id from passenger_picture_age
        where picture_id = any (@pictures) and masked_at is null and counted_from < @masked
        """;

    private const string SelectPersons =
        """
        select passenger_id as id, content from passenger
        where picture_id = any (@due) and masked_at is null and content is not null
        """;

    private const string MaskPersons =
        """
        update passenger p
        set content = one.content, withheld = one.withheld, masked_at = @now, person = null, document = null
        from unnest(@Id, @Content, @Withheld) as one (id, content, withheld) where p.passenger_id = one.id
        """;

    private const string MaskBookings =
        """
        update booking set masked_at = @now
        where picture_id = any (@due) and masked_at is null and content is not null
        """;

    private const string CloseMasked = "update passenger_picture set masked_at = @now where picture_id = any (@due)";

    /// <summary>
    /// Erases and masks: a <see cref="RetentionStep"/>. Posts hear of lists that are kept no longer.
    /// </summary>
    public async Task<(Guid? Last, RetentionTally Done)> NextAsync(
        NpgsqlTransaction transaction, RetentionPolicy policy, DateTimeOffset now, Guid after)
    {
        var connection = transaction.Connection!;
        var erased = policy.KeptFrom(now);
        var masked = policy.MaskedBefore(now);
        var newest = masked > erased ? masked : erased;
        Guid[] pictures =
        [
            .. await connection.QueryAsync<Guid>(
                Select, new { policy.Source, newest, erased, masked, after, Most }, transaction),
        ];
        if (pictures is not [.., var last])
            return (null, RetentionTally.None);
        await ExpectedChanges.NoteAsync(
            transaction, await connection.QueryAsync<Guid>(SelectFlights, new { pictures }, transaction));
        var due = new { pictures, now, erased, erasedForCases = policy.KeptForCasesFrom(now), masked };
        var persons = await connection.ExecuteAsync(ErasePersons, due, transaction);
        var bookings = await connection.ExecuteAsync(EraseBookings, due, transaction);
        var hidden = await MaskAsync(
            transaction, [.. await connection.QueryAsync<Guid>(SelectMasked, due, transaction)], now);
        await texts.KeepAsync(transaction, pictures);
        var copies = await DueCopies.EraseAsync(transaction, pictures, now);
        await connection.ExecuteAsync(CloseErased, due, transaction);
        return (last, new(hidden, persons, bookings, copies, 0));
    }

    private async Task<int> MaskAsync(NpgsqlTransaction transaction, Guid[] due, DateTimeOffset now)
    {
        if (due.Length == 0)
            return 0;
        var persons = await MaskPersonsAsync(transaction, due, now);
        await transaction.Connection!.ExecuteAsync($"{MaskBookings};{CloseMasked}", new { due, now }, transaction);
        return persons;
    }

    private async Task<int> MaskPersonsAsync(NpgsqlTransaction transaction, Guid[] due, DateTimeOffset now)
    {
        var connection = transaction.Connection!;
        var persons = await connection.QueryAsync<(Guid Id, byte[] Content)>(
            SelectPersons, new { due }, transaction);
        var rows = persons.Select(one => (one.Id, Facts: seal.Traveller(one.Id, one.Content)))
            .Where(one => one.Facts is not null)
            .Select(one => new MaskedRow
            {
                Id = one.Id,
                Content = seal.Seal(one.Id, one.Facts!.Masked()),
                Withheld = seal.Withhold(one.Id, one.Facts!),
            })
            .ToList();
        return rows.Count == 0
            ? 0
            : await connection.ExecuteAsync(MaskPersons, RowArrays.Of(rows, new { now }), transaction);
    }

    private sealed record MaskedRow
    {
        public Guid Id { get; init; }

        public byte[] Content { get; init; } = [];

        public byte[] Withheld { get; init; } = [];
    }
}
