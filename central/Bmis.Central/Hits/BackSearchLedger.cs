using Dapper;
using Npgsql;

namespace Bmis.Central.Hits;

/// <summary>Which entries the past crossings were searched for, in what they said then.</summary>
internal sealed class BackSearchLedger(NpgsqlTransaction transaction)
{
    private const string Hold = "select pg_try_advisory_xact_lock(hashtextextended('back search', 0))";

    private const string Select =
        "select version, searched_at, entries, crossings, hits, took from back_search_progress where id = 1";

    private const string SelectKnown = "select entry_id, entry_digest from back_search";

    private const string DeleteGone = "delete from back_search where entry_id <> all(@ids)";

    private const string Upsert =
        """
        insert into back_search as kept (entry_id, entry_digest) select * from unnest(@ids, @digests)
        on conflict (entry_id) do update set entry_digest = excluded.entry_digest
        where kept.entry_digest <> excluded.entry_digest
        """;

    private const string UpsertProgress =
        """
        insert into back_search_progress (id, version, searched_at, entries, crossings, hits, took)
        values (1, @Version, @SearchedAt, @Entries, @Crossings, @Hits, @Took)
        on conflict (id) do update set version = excluded.version, searched_at = excluded.searched_at,
            entries = excluded.entries, crossings = excluded.crossings, hits = excluded.hits, took = excluded.took
        """;

    private NpgsqlConnection Connection => transaction.Connection!;

    /// <summary>Takes the turn of whoever screens past crossings, until the transaction ends; false when it is taken.
    /// </summary>
    public static Task<bool> TryHoldAsync(NpgsqlTransaction transaction) =>
        transaction.Connection!.ExecuteScalarAsync<bool>(Hold, transaction: transaction);

    public Task<BackSearchProgress?> ReadAsync() =>
        Connection.QuerySingleOrDefaultAsync<BackSearchProgress>(Select, transaction: transaction);

    public async Task<Dictionary<string, string>> KnownAsync() =>
        (await Connection.QueryAsync<(string Id, string Digest)>(SelectKnown, transaction: transaction))
        .ToDictionary(one => one.Id, one => one.Digest, StringComparer.Ordinal);

    /// <summary>Remembers what was searched; an entry that is gone is new when it comes again.</summary>
    public async Task WriteAsync(IReadOnlyDictionary<string, string> digests, BackSearchProgress done)
    {
        var values = new { ids = digests.Keys.ToArray(), digests = digests.Values.ToArray() };
        await Connection.ExecuteAsync(DeleteGone, values, transaction);
        await Connection.ExecuteAsync(Upsert, values, transaction);
        await Connection.ExecuteAsync(UpsertProgress, done, transaction);
    }
}
