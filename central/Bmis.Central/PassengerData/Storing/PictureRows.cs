using System.Data.Common;
using Bmis.Central.Database;
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
            and reference = @Reference and not is_whole and not @Part = any (parts) and parts <> array[0]
            and masked_at is null and erased_at is null
        order by prepared_at desc, received_at desc limit 1
        """;

    private const string Join =
        """
        update passenger_picture
        set parts = parts || @Part, last_part = case when @IsLast then @Part else last_part end,
            prepared_at = greatest(prepared_at, @PreparedAt), screened_version = least(screened_version, @version),
            total = coalesce(@Total, total), counted = counted + @Counted
        where picture_id = @picture
        """;

    private const string Insert =
        """
        insert into passenger_picture (picture_id, flight_id, source, subject, sender, reference, prepared_at,
            received_at, parts, last_part, is_whole, total, counted, screened_version)
        select picture_id, flight_id, source, subject, sender, reference, prepared_at, received_at, array[part],
            case when is_last then part end, false, total, counted, @version
        from unnest(@PictureId, @FlightId, @Source, @Subject, @Sender, @Reference, @PreparedAt::timestamp[],
                @ReceivedAt::timestamptz[], @Part, @IsLast, @Total, @Counted)
            as one (picture_id, flight_id, source, subject, sender, reference, prepared_at, received_at, part, is_last,
                total, counted)
        """;

    private const string Complete =
        """
        update passenger_picture set is_whole = true
        where picture_id = any (@pictures) and not is_whole and last_part is not null
            and parts @> array(select generate_series(1, last_part))
        """;

    private const string Replace =
        """
        update passenger_picture as older set replaced_by = newer.picture_id, replaced_at = @now
        from passenger_picture newer
        where newer.picture_id = any (@pictures) and newer.is_whole
            and older.flight_id = newer.flight_id and older.source = newer.source
            and older.subject = newer.subject and older.sender = newer.sender and older.replaced_by is null
            and (older.prepared_at, older.received_at, older.picture_id)
                < (newer.prepared_at, newer.received_at, newer.picture_id)
        """;

    private const string Yield =
        """
        update passenger_picture as older set replaced_by = newer.picture_id, replaced_at = @now
        from passenger_picture newer
        where older.picture_id = any (@pictures) and older.flight_id = newer.flight_id and older.source = newer.source
            and older.subject = newer.subject and older.sender = newer.sender and newer.is_whole
            and newer.replaced_by is null and older.replaced_by is null
            and (older.prepared_at, older.received_at, older.picture_id)
                < (newer.prepared_at, newer.received_at, newer.picture_id)
        """;

    /// <summary>Places messages in order: each in the picture whose part is missing, or a new one.</summary>
    public static async Task<IReadOnlyList<PlacedMessage>> PlaceAsync(
        DbTransaction transaction, IReadOnlyList<PlacedMessage> messages, long version, DateTimeOffset now)
    {
        var placed = new List<PlacedMessage>();
        var fresh = new List<PicturePart>();
        foreach (var message in messages)
        {
            var content = message.Message.Content;
            var part = new PicturePart(message.Place!, content.Total, content.Counted, Guid.CreateVersion7(now));
            var found = part.IsAlone ? null : await JoinAsync(transaction, part, fresh, version);
            if (found is null)
                fresh.Add(part);
            placed.Add(message with { Picture = found ?? part.PictureId });
        }

        if (fresh.Count > 0)
            await transaction.Connection!.ExecuteAsync(
                Insert, RowArrays.Of(fresh, new { version }), transaction);
        await SettleAsync(transaction, placed, now);
        return placed;
    }

    // A part of a set looks among what is written; so what is not yet is written first.
    private static async Task<Guid?> JoinAsync(
        DbTransaction transaction, PicturePart part, List<PicturePart> fresh, long version)
    {
        var connection = transaction.Connection!;
        if (fresh.Count > 0)
            await connection.ExecuteAsync(Insert, RowArrays.Of(fresh, new { version }), transaction);
        fresh.Clear();
        if (await connection.QuerySingleOrDefaultAsync<Guid?>(Find, part, transaction) is not { } picture)
            return null;
        var row = new DynamicParameters(part);
        row.AddDynamicParams(new { picture, version });
        await connection.ExecuteAsync(Join, row, transaction);
        return picture;
    }

    // What only changes a picture takes nothing away from it.
    private static async Task SettleAsync(
        DbTransaction transaction, IReadOnlyList<PlacedMessage> placed, DateTimeOffset now)
    {
        var connection = transaction.Connection!;
        var all = placed.Select(one => one.Picture!.Value).Distinct().ToArray();
        await connection.ExecuteAsync(Complete, new { pictures = all }, transaction);
        var pictures = placed.Where(one => one.Place!.Subject is not ("change" or "removed"))
            .Select(one => one.Picture!.Value).Distinct().ToArray();
        if (pictures.Length == 0)
            return;
        await connection.ExecuteAsync(Replace, new { pictures, now }, transaction);
        await connection.ExecuteAsync(Yield, new { pictures, now }, transaction);
    }
}
