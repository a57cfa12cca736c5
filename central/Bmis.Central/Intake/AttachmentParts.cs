using Bmis.Central.Database;
using Bmis.Central.Keys;
using Bmis.Sync.Attachments;
using Bmis.Sync.Envelopes;
using Dapper;
using Npgsql;

namespace Bmis.Central.Intake;

/// <summary>The parts of attachments that are not whole yet, sealed; swept when nothing follows.</summary>
internal sealed class AttachmentParts(
    IWarehouse warehouse, LaneDirectory lanes, RecordSeal seal, TimeProvider clock) : IAttachmentParts
{
    private const string OfKey = "region_id = @region and lane_id = @LaneId and about = @About and kind = @Kind";

    private const string RemoveOthers =
        $"delete from attachment_part where {OfKey} and (length <> @Length or sha256 <> @sha256)";

    private const string SelectHeld = $"select coalesce(sum(size), 0)::int from attachment_part where {OfKey}";

    private const string Insert =
        $"""
        insert into attachment_part
            (region_id, lane_id, about, kind, position, size, length, sha256, sealed, stored_at)
        select @region, @LaneId, @About, @Kind, @offset, @size, @Length, @sha256, @bytes, @now
        where ({SelectHeld}) = @offset
        on conflict do nothing
        """;

    private const string SelectParts =
        $"select position, sealed from attachment_part where {OfKey} order by position";

    private const string Remove = $"delete from attachment_part where {OfKey}";

    private const string RemoveOld =
        """
        delete from attachment_part old where region_id = @region and not exists (
            select from attachment_part other
            where (other.region_id, other.lane_id, other.about, other.kind)
                = (old.region_id, old.lane_id, old.about, old.kind) and other.stored_at >= @since)
        """;

    public async ValueTask<int> HeldAsync(Producer lane, OfferedAttachment offered, CancellationToken cancellation)
    {
        var (connection, place) = await OpenAsync(lane, offered, cancellation);
        await using (connection)
        {
            await connection.ExecuteAsync(RemoveOthers, place);
            return await connection.ExecuteScalarAsync<int>(SelectHeld, place);
        }
    }

    public async ValueTask<int> AppendAsync(
        Producer lane,
        OfferedAttachment offered,
        int offset,
        ReadOnlyMemory<byte> data,
        CancellationToken cancellation)
    {
        var (connection, place) = await OpenAsync(lane, offered, cancellation);
        await using (connection)
        {
            await connection.ExecuteAsync(RemoveOthers, place);
            if (data.Length > 0)
                await connection.ExecuteAsync(Insert, place with
                {
                    Offset = offset,
                    Size = data.Length,
                    Bytes = seal.SealPart(place.Region, lane.LaneId, Row(offered.Key, offset), data.Span),
                });
            return await connection.ExecuteScalarAsync<int>(SelectHeld, place);
        }
    }

    public async ValueTask<byte[]> ReadAsync(
        Producer lane, OfferedAttachment offered, CancellationToken cancellation)
    {
        var (connection, place) = await OpenAsync(lane, offered, cancellation);
        await using (connection)
        {
            var parts = await connection.QueryAsync<(int Position, byte[] Sealed)>(SelectParts, place);
            return
            [
                .. parts.SelectMany(part =>
                    seal.Part(place.Region, lane.LaneId, Row(offered.Key, part.Position), part.Sealed) ?? []),
            ];
        }
    }

    public async ValueTask DropAsync(Producer lane, AttachmentKey key, CancellationToken cancellation)
    {
        var (connection, place) = await OpenAsync(lane, new(key, 0, default), cancellation);
        await using (connection)
            await connection.ExecuteAsync(Remove, place);
    }

    /// <summary>Removes what no part has followed for some days; says how many parts.</summary>
    public async Task<int> SweepAsync(int region, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForProducer(region).OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(
            RemoveOld, new { region, since = clock.GetUtcNow().Subtract(IntakeParameters.PartsKept).UtcDateTime });
    }

    private async Task<(NpgsqlConnection Connection, Place Place)> OpenAsync(
        Producer lane, OfferedAttachment offered, CancellationToken cancellation)
    {
        var region = await lanes.RequireAsync(lane, cancellation);
        var place = new Place(
            region,
            lane.LaneId,
            offered.Key.About,
            offered.Key.Kind,
            offered.Length,
            offered.Sha256.ToArray(),
            clock.GetUtcNow().UtcDateTime);
        return (await warehouse.ForProducer(region).OpenConnectionAsync(cancellation), place);
    }

    private static string Row(AttachmentKey key, int position) => $"{key.About:N}/{key.Kind}/{position}";

    private sealed record Place(
        int Region, string LaneId, Guid About, string Kind, int Length, byte[] Sha256, DateTime Now)
    {
        public int Offset { get; init; }

        public int Size { get; init; }

        public byte[] Bytes { get; init; } = [];
    }
}
