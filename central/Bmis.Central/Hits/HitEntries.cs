using Bmis.Central.Database;
using Bmis.Central.Keys;
using Bmis.Watchlist.Lists;
using Dapper;

namespace Bmis.Central.Hits;

/// <summary>What entries said when they were hit: versions of lists go after a while, and hits stay.</summary>
internal sealed class HitEntries(IWarehouse warehouse, WarehouseKeys keys, PublishedAlerts alerts)
{
    private const string SelectKnown =
        """
        select entry_id, entry_digest from hit_entry
        join unnest(@entries, @digests) as wanted (entry_id, entry_digest) using (entry_id, entry_digest)
        """;

    private const string Insert =
        """
        insert into hit_entry (entry_id, entry_digest, content) values (@Id, @digest, @content)
        on conflict do nothing
        """;

    private const string Select =
        "select content from hit_entry where entry_id = @entryId and entry_digest = @digest";

    /// <summary>Keeps the entries of these hits, as far as the published list still has them so.</summary>
    public async Task KeepAsync(IReadOnlyList<StoredHit> hits, CancellationToken cancellation)
    {
        var wanted = hits.Where(hit => hit.EntryDigest.Length > 0 && hit.Lost.Length == 0)
            .Select(hit => (hit.EntryId, hit.EntryDigest)).Distinct().ToList();
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var known = (await connection.QueryAsync<(string, string)>(
            SelectKnown,
            new
            {
                entries = wanted.Select(one => one.EntryId).ToArray(),
                digests = wanted.Select(one => one.EntryDigest).ToArray(),
            })).ToHashSet();
        wanted.RemoveAll(known.Contains);
        if (wanted.Count == 0 || await alerts.CurrentAsync(cancellation) is not { } list)
            return;
        foreach (var (id, digest) in wanted)
        {
            if (list.Find(id) is { } entry && EntryDigest.Of(entry) == digest)
                await connection.ExecuteAsync(
                    Insert, new { entry.Id, digest, content = Seal(id, digest, AlertListFile.Write([entry])) });
        }
    }

    /// <summary>What the entry said then; null when nobody kept it.</summary>
    public async Task<AlertEntry?> FindAsync(string entryId, string digest, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var content = await connection.ExecuteScalarAsync<byte[]?>(Select, new { entryId, digest });
        if (content is null)
            return null;
        var read = AlertListFile.Read(keys.OpenSecret(Place(entryId, digest), content));
        return read.Entries is [var entry] ? entry : null;
    }

    private byte[] Seal(string id, string digest, byte[] file) => keys.SealSecret(Place(id, digest), file);

    private static string Place(string id, string digest) => $"hit entry {id} {digest}";
}
