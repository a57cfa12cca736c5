using Bmis.Central.Database;
using Bmis.Central.PassengerData.Retention;
using Dapper;

namespace Bmis.Central.PassengerData.Cases;

/// <summary>Which bookings cases need. While one does, the booking outlives the days for which all are kept.</summary>
internal sealed class CaseStore(IWarehouse warehouse, PassengerSeal seal, TimeProvider clock)
{
    private const string Select =
        """
        select link_id, case_number, linked_at, linked_by, released_at, released_by from passenger_case
        where booking_id = @booking
        union all
        select null, o.case_number, null, '', null, '' from booking_of_case o
        where o.booking_id = @booking and not exists (
            select 1 from passenger_case k
            where k.booking_id = o.booking_id and k.case_number = o.case_number and k.released_at is null)
        order by released_at desc nulls first, linked_at desc
        """;

    private const string Insert =
        """
        insert into passenger_case (link_id, booking_id, case_number, linked_at, linked_by)
        select @link, booking_id, @number, @now, @by from booking where booking_id = @booking
        on conflict (booking_id, case_number) where released_at is null do nothing
        """;

    private const string Update =
        """
        update passenger_case set released_at = @now, released_by = @by
        where link_id = @link and booking_id = @booking and released_at is null
        """;

    private const string InsertReveal =
        """
        insert into passenger_reveal (booking_id, case_number, revealed_at, revealed_by, words)
        select booking_id, case_number, @now, @by, @words from booking_of_case
        where booking_id = @booking and case_number = @number
        """;

    public async Task<IReadOnlyList<CaseLine>> OfAsync(Guid booking, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<CaseLine>(Select, new { booking })];
    }

    /// <summary>
    /// A case needs a booking from now on; false when it is there no more, does already, or the number is none.
    /// </summary>
    public async Task<bool> LinkAsync(Guid booking, string number, string by, CancellationToken cancellation)
    {
        if (!CaseLine.IsNumber(number))
            return false;
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        // What a run is about to erase it has not seen linked.
        await PassengerKeeper.HoldAsync(transaction);
        var now = clock.GetUtcNow();
        var linked = await connection.ExecuteAsync(
            Insert, new { link = Guid.CreateVersion7(now), booking, number, now, by }, transaction);
        await transaction.CommitAsync(cancellation);
        return linked > 0;
    }

    /// <summary>A case needs a booking no more; false when it did not.</summary>
    public async Task<bool> ReleaseAsync(Guid booking, Guid link, string by, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(Update, new { booking, link, now = clock.GetUtcNow(), by }) > 0;
    }

    /// <summary>
    /// Writes down that somebody has the travellers named, for which case and why; false when no open case with this
    /// number needs the booking, or there are no words.
    /// </summary>
    public async Task<bool> RevealAsync(
        Guid booking, string number, string words, string by, CancellationToken cancellation)
    {
        if (words.Length is 0 or > CaseLine.LongestWords)
            return false;
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var row = new { booking, number, now = clock.GetUtcNow(), by, words = seal.SealReason(booking, words) };
        return await connection.ExecuteAsync(InsertReveal, row) > 0;
    }
}
