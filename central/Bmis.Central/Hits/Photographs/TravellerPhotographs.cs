using System.Security.Cryptography;
using Bmis.Central.CrossingHistory;
using Bmis.Central.Database;
using Bmis.Central.Intake;
using Bmis.Central.Keys;
using Bmis.Crossings.Hits;
using Bmis.Sync.Attachments;
using Bmis.Sync.Envelopes;
using Dapper;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Hits.Photographs;

/// <summary>
/// The pictures of travellers with a possible match, sealed: those are asked of the lanes, and no others.
/// </summary>
internal sealed class TravellerPhotographs(
    IWarehouse warehouse,
    LaneDirectory lanes,
    CrossingStore crossings,
    RecordSeal seal,
    Arrivals arrivals,
    IOptions<PhotographsOptions> options,
    TimeProvider clock) : IAttachmentStore
{
    // The newest first: somebody may be looking at the hit already.
    private const string SelectWanted =
        $"""
        select h.crossing_id, k.kind from (
            select distinct crossing_id, crossed_at from hit
            where region_id = @region and lane_id in {LaneBranches.Keys} and referral_id is null and not is_cleared
                and crossed_at >= @since) as h
        cross join unnest(@kinds) as k (kind)
        where not exists (select 1 from hit_photograph p
            where p.region_id = @region and p.crossing_id = h.crossing_id and p.kind = k.kind)
        order by h.crossed_at desc, h.crossing_id, k.kind limit @most
        """;

    private const string SelectHit =
        $"""
        select lane_id, sequence, crossed_at, bool_or(not is_discreet) as open, bool_or(is_discreet) as discreet
        from hit
        where region_id = @region and lane_id in {LaneBranches.Keys} and crossing_id = @About and referral_id is null
            and not is_cleared
        group by lane_id, sequence, crossed_at limit 1
        """;

    private const string Insert =
        """
        insert into hit_photograph (region_id, crossing_id, kind, lane_id, absence, content, stored_at, crossed_at)
        values (@region, @About, @Kind, @LaneId, @absence, @content, @now, @CrossedAt)
        on conflict (region_id, crossing_id, kind) do nothing
        """;

    private const string SelectStates =
        "select kind, absence from hit_photograph where region_id = @region and crossing_id = @crossing";

    private const string SelectContent =
        """
        select content from hit_photograph
        where region_id = @region and crossing_id = @crossing and kind = @kind and content is not null
        """;

    private const string RemoveOld =
        """
        update hit_photograph set content = null, absence = @removed
        where region_id = @region and content is not null and crossed_at < @since
        """;

    private DateTimeOffset Since => clock.GetUtcNow().AddDays(-options.Value.Days);

    public async ValueTask<IReadOnlyList<AttachmentKey>> WantedAsync(
        Producer lane, CancellationToken cancellation)
    {
        var region = await lanes.RequireAsync(lane, cancellation);
        await using var connection = await warehouse.ForProducer(region).OpenConnectionAsync(cancellation);
        var wanted = await connection.QueryAsync<(Guid About, string Kind)>(SelectWanted, new
        {
            region, lane.LaneId, since = Since, kinds = HitPictures.Kinds.ToArray(), most = AttachmentLimits.MostWanted,
        });
        return [.. wanted.Select(one => new AttachmentKey(one.About, one.Kind))];
    }

    public async ValueTask<bool> TakeAsync(
        Producer lane,
        AttachmentKey key,
        ReadOnlyMemory<byte> content,
        string absence,
        CancellationToken cancellation)
    {
        var region = await lanes.RequireAsync(lane, cancellation);
        if (!HitPictures.Kinds.Contains(key.Kind))
            return false;
        await using var connection = await warehouse.ForProducer(region).OpenConnectionAsync(cancellation);
        if (await connection.QueryFirstOrDefaultAsync<Hit>(
            SelectHit, new { region, lane.LaneId, key.About }) is not { } hit)
            return false;
        var picture = absence.Length > 0
            ? null
            : await ReadAsync(region, hit.LaneId, hit.Sequence, key.Kind, content, cancellation);
        var state = picture is not null ? PictureState.Here
            : absence.Length > 0 ? PictureState.OfLane(absence)
            : PictureState.Unusable;
        var stored = await connection.ExecuteAsync(Insert, new
        {
            region,
            key.About,
            key.Kind,
            hit.LaneId,
            absence = state,
            content = picture is null ? null : seal.SealPicture(region, key.About, key.Kind, picture),
            now = clock.GetUtcNow(),
            hit.CrossedAt,
        });
        if (stored > 0)
            arrivals.AnnounceHits(hit.Open, hit.Discreet);
        return state != PictureState.Unusable;
    }

    /// <summary>What there is of a crossing, by kind: here, or a word of <see cref="PictureState"/>.</summary>
    public async Task<IReadOnlyDictionary<string, string>> StatesAsync(
        int region, Guid crossing, DateTime crossedAt, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForProducer(region).OpenConnectionAsync(cancellation);
        var known = (await connection.QueryAsync<(string Kind, string Absence)>(
            SelectStates, new { region, crossing })).ToDictionary(one => one.Kind, one => one.Absence);
        var missing = crossedAt < Since.UtcDateTime ? PictureState.Removed : PictureState.Waiting;
        return HitPictures.Kinds.ToDictionary(kind => kind, kind => known.GetValueOrDefault(kind, missing));
    }

    /// <summary>The JPEG file; null when it is not here.</summary>
    public async Task<byte[]?> FindAsync(int region, Guid crossing, string kind, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForProducer(region).OpenConnectionAsync(cancellation);
        var content = await connection.ExecuteScalarAsync<byte[]?>(SelectContent, new { region, crossing, kind });
        return seal.Picture(region, crossing, kind, content);
    }

    /// <summary>Removes the pictures whose time is over; says how many.</summary>
    public async Task<int> RemoveOldAsync(int region, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForProducer(region).OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(
            RemoveOld, new { region, removed = PictureState.Removed, since = Since });
    }

    // The live photograph must be the one that the record names.
    private async Task<byte[]?> ReadAsync(
        int region,
        string laneId,
        long sequence,
        string kind,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellation)
    {
        if (kind == HitPictures.Live)
        {
            var record = await crossings.ReadRecordAsync(region, laneId, sequence, cancellation);
            var digest = Convert.ToHexStringLower(SHA256.HashData(content.Span));
            if (record?.Photograph?.Sha256 != digest)
                return null;
        }

        return JpegPicture.Read(content.Span);
    }

    private sealed record Hit(string LaneId, long Sequence, DateTime CrossedAt, bool Open, bool Discreet);
}
