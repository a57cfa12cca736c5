using System.Data.Common;
using Bmis.Central.Database;
using Bmis.Central.Intake;
using Bmis.Central.Keys;
using Dapper;

namespace Bmis.Central.Hits;

/// <summary>Writes rows of hits. One that is there already stays as it is, unless its entry says something else now.
/// </summary>
internal static class HitRows
{
    private const string Insert =
        """
        insert into hit (region_id, crossing_id, referral_id,
            entry_id, lane_id, sequence, post_code, crossed_at, opened_at,
            list_name, list_version, entry_digest, score, on_document, action, is_discreet, is_cleared, is_drill,
            source, subject, document, stored_at, lost)
        select * from unnest(@RegionId, @CrossingId, @ReferralId,
            @EntryId, @LaneId, @Sequence, @PostCode, @CrossedAt, @OpenedAt,
            @ListName, @ListVersion, @EntryDigest, @Score, @OnDocument, @Action, @IsDiscreet, @IsCleared, @IsDrill,
            @Source, @Subject, @Document, @StoredAt, @Lost)
        on conflict (region_id, crossing_id, entry_id)
        """;

    private const string Keep = Insert + " do nothing";

    // A changed entry is new to whoever looked at the crossing before.
    private const string Renew = Insert +
        """
         do update set list_version = excluded.list_version, entry_digest = excluded.entry_digest,
            score = excluded.score, on_document = excluded.on_document, action = excluded.action,
            is_discreet = excluded.is_discreet, is_cleared = excluded.is_cleared, is_drill = excluded.is_drill,
            source = excluded.source, lost = excluded.lost, stored_at = excluded.stored_at, item_id = null
        where hit.entry_digest <> excluded.entry_digest and hit.list_version < excluded.list_version
        """;

    /// <summary>The hits of the crossings that a batch brings, in its transaction.</summary>
    public static async Task TakeAsync(
        DbTransaction transaction,
        RecordSeal seal,
        LaneRun run,
        IEnumerable<TakenCrossing> crossings,
        DateTimeOffset now)
    {
        var hits = crossings.Where(taken => taken.Crossing.Hits.Count > 0)
            .SelectMany(taken => StoredHit.Of(seal, run, taken, now))
            .ToList();
        if (hits.Count > 0)
            await transaction.Connection!.ExecuteAsync(Keep, RowArrays.Of(hits), transaction);
    }

    /// <summary>Hits that were found after the decision; returns how many are new.</summary>
    public static async Task<int> AddAsync(DbTransaction transaction, IEnumerable<StoredHit> hits)
    {
        // No statement renews a row twice.
        var once = hits.DistinctBy(hit => (hit.RegionId, hit.CrossingId, hit.EntryId)).ToList();
        return once.Count > 0
            ? await transaction.Connection!.ExecuteAsync(Renew, RowArrays.Of(once), transaction)
            : 0;
    }
}
