using Bmis.Central.Database;
using Bmis.Central.Intake;
using Bmis.Central.Keys;
using Bmis.Crossings.Hits;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Urgent;

namespace Bmis.Central.Hits.Provisional;

/// <summary>What lanes tell ahead of its turn, until it is taken in. What holds no urgent hit is not kept.</summary>
internal sealed class UrgentNotices(
    IWarehouse warehouse,
    LaneDirectory lanes,
    RecordSeal seal,
    Arrivals arrivals,
    TimeProvider clock,
    ILogger<UrgentNotices> logger) : IUrgentStore
{
    public async ValueTask<bool> KeepAsync(Producer producer, Envelope envelope, CancellationToken cancellation)
    {
        var hits = UrgentHit.In(envelope.Header.Kind, envelope.Payload is { } payload ? payload.Span : default);
        if (hits.Count == 0)
            return true;
        var regionId = await lanes.RequireAsync(producer, cancellation);
        await using var connection = await warehouse.ForProducer(regionId).OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var fate = await NoticeRows.KeepAsync(
            transaction, seal, regionId, producer, envelope, clock.GetUtcNow());
        await transaction.CommitDurablyAsync(cancellation);
        if (fate is NoticeFate.Counts or NoticeFate.Apart)
            Log.NoticeKept(logger, producer.Key, envelope.Sequence);
        if (fate is NoticeFate.Counts)
            arrivals.AnnounceHits(hits.Any(one => !one.Hit.IsDiscreet), hits.Any(one => one.Hit.IsDiscreet));
        return fate is not NoticeFate.Later;
    }
}
