using System.Data.Common;
using Bmis.Central.Database;
using Dapper;

namespace Bmis.Central.PassengerData.Screening;

/// <summary>Writes rows of hits. One that is there stays as it is, unless its entry says something else.</summary>
internal static class PassengerHitRows
{
    private const string Insert =
        """
        insert into passenger_hit (passenger_id, entry_id, list_version, entry_digest, score, on_document, action,
            is_discreet, is_drill, found_at)
        select * from unnest(@PassengerId, @EntryId, @ListVersion, @EntryDigest, @Score, @OnDocument, @Action,
            @IsDiscreet, @IsDrill, @FoundAt)
        on conflict (passenger_id, entry_id) do update
        set list_version = excluded.list_version, entry_digest = excluded.entry_digest, score = excluded.score,
            on_document = excluded.on_document, action = excluded.action, is_discreet = excluded.is_discreet,
            is_drill = excluded.is_drill, found_at = excluded.found_at
        where passenger_hit.entry_digest <> excluded.entry_digest
        """;

    public static async Task AddAsync(DbTransaction transaction, IReadOnlyList<PassengerHit> hits)
    {
        if (hits.Count > 0)
            await transaction.Connection!.ExecuteAsync(Insert, RowArrays.Of(hits), transaction);
    }
}
