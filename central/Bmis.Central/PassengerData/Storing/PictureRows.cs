using System.Data.Common;
using Dapper;

namespace Bmis.Central.PassengerData.Storing;

/// <summary>
/// Pictures as rows. Parts find the picture that they belong to; one that is whole replaces what its sender had
/// prepared before, and is itself replaced at once when a newer one is here already. The flight is held meanwhile.
/// </summary>
internal static class PictureRows
{
    private const string Find =
        """
        select picture_id from passenger_picture
        where flight_id = @FlightId and source = @Source and subject = @Subject and sender = @Sender
            and reference = @Reference and not is_whole and not @Part = any (parts)
        order by prepared_at desc, received_at desc limit 1
        """;

    private const string Join =
        """
        update passenger_picture
        set parts = parts || @Part, last_part = case when @IsLast then @Part else last_part end,
            prepared_at = greatest(prepared_at, @PreparedAt), screened_version = least(screened_version, @version),
            total = coalesce(@total, total)
        where picture_id = @picture
        """;

    private const string Insert =
        """
        insert into passenger_picture (picture_id, flight_id, source, subject, sender, reference, prepared_at,
            received_at, parts, last_part, is_whole, total, screened_version)
        values (@picture, @FlightId, @Source, @Subject, @Sender, @Reference, @PreparedAt,
            @received, array[@Part], case when @IsLast then @Part end, false, @total, @version)
        """;

    private const string Complete =
        """
        update passenger_picture set is_whole = true
        where picture_id = @picture and last_part is not null
            and parts @> array(select generate_series(1, last_part))
        """;

    private const string Replace =
        """
        update passenger_picture as older set replaced_by = newer.picture_id, replaced_at = @now
        from passenger_picture newer
        where newer.picture_id = @picture and older.flight_id = newer.flight_id and older.source = newer.source
            and older.subject = newer.subject and older.sender = newer.sender and older.replaced_by is null
            and (older.prepared_at, older.received_at, older.picture_id)
                < (newer.prepared_at, newer.received_at, newer.picture_id)
        """;

    private const string Yield =
        """
        update passenger_picture as older set replaced_by = newer.picture_id, replaced_at = @now
        from passenger_picture newer
        where older.picture_id = @picture and older.flight_id = newer.flight_id and older.source = newer.source
            and older.subject = newer.subject and older.sender = newer.sender and newer.is_whole
            and newer.replaced_by is null and older.replaced_by is null
            and (older.prepared_at, older.received_at, older.picture_id)
                < (newer.prepared_at, newer.received_at, newer.picture_id)
        """;

    /// <summary>The picture of a message: one whose part is missing, or a new one.</summary>
    public static async Task<Guid> PlaceAsync(
        DbTransaction transaction, PictureKey key, int? total, long version, DateTime received, DateTimeOffset now)
    {
        var connection = transaction.Connection!;
        var found = key.IsAlone ? null : await connection.QuerySingleOrDefaultAsync<Guid?>(Find, key, transaction);
        var picture = found ?? Guid.CreateVersion7(now);
        var row = new DynamicParameters(key);
        row.AddDynamicParams(new { picture, total, version, received });
        await connection.ExecuteAsync(found is null ? Insert : Join, row, transaction);
        var isWhole = await connection.ExecuteAsync(Complete, new { picture }, transaction) > 0;
        // What only changes a picture takes nothing away from it.
        if (key.Subject == "change")
            return picture;
        if (isWhole)
            await connection.ExecuteAsync(Replace, new { picture, now }, transaction);
        await connection.ExecuteAsync(Yield, new { picture, now }, transaction);
        return picture;
    }
}
