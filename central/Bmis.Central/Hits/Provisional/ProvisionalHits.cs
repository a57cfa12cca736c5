using Bmis.Central.Database;
using Bmis.Central.Keys;
using Bmis.Crossings.Hits;
using Bmis.Sync.Envelopes;
using Dapper;

namespace Bmis.Central.Hits.Provisional;

/// <summary>Reads hits that are not in their turn yet. What a person may not see does not exist for them.</summary>
internal sealed class ProvisionalHits(IWarehouse warehouse, RecordSeal seal)
{
    // Entries, newest first; a page that lists more is no longer read.
    private const int Most = 100;

    private const string Select =
        """
        select notice.lane_id, notice.sequence - producer.next_sequence as before, notice.header, notice.sealed,
            notice.payload_digest, notice.hash, notice.received_at, lane.post_code
        from urgent_notice as notice
        join producer using (region_id, lane_id)
        join lane on lane.lane_id = split_part(notice.lane_id, '+', 1)
        where producer.state = 'accepted' and notice.sequence >= producer.next_sequence
            and (@Post::text is null or lane.post_code = @Post)
        order by notice.received_at desc, notice.lane_id, notice.sequence limit @Most
        """;

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<ProvisionalHit>> ReadAsync(HitViewer viewer, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<Row>(
            new CommandDefinition(Select, new { viewer.Post, Most }, cancellationToken: cancellation));
        return [.. rows.SelectMany(Read).Where(one => viewer.SeesDiscreet || !one.Hit.IsDiscreet)];
    }

    private IEnumerable<ProvisionalHit> Read(Row row)
    {
        if (seal.Open(row.Header, row.Sealed) is not var (salt, payload)
            || Envelope.Read(row.Header, salt, payload, row.PayloadDigest, row.Hash).Envelope is not { } envelope)
            return [];
        return UrgentHit.In(envelope.Header.Kind, payload).Select(one => new ProvisionalHit
        {
            Hit = one.Hit,
            Person = one.Crossing is { } crossing ? PersonalPart.Of(crossing) : PersonalPart.None,
            Source = one.Crossing is null ? HitSource.Late : HitSource.Lane,
            Lane = Producer.LaneOf(row.LaneId),
            PostCode = row.PostCode,
            Before = row.Before,
            ReceivedAt = row.ReceivedAt,
        });
    }

    private sealed record Row(
        string LaneId,
        long Before,
        byte[] Header,
        byte[] Sealed,
        byte[] PayloadDigest,
        byte[] Hash,
        DateTime ReceivedAt,
        string PostCode);
}
