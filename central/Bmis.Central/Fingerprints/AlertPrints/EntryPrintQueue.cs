using Bmis.Biometrics;
using Bmis.Central.Database;
using Bmis.Central.Fingerprints.Conflicts;
using Dapper;
using Npgsql;

namespace Bmis.Central.Fingerprints.AlertPrints;

/// <summary>
/// Which entries' prints wait to be searched, and which were: it lies in the warehouse, so that a restart loses none.
/// </summary>
internal sealed class EntryPrintQueue(
    IWarehouse warehouse, ConflictActs acts, IFingerprintEngine engine, TimeProvider clock)
{
    private const string Select =
        "select entry_id, prints, wanted_at, searched_at, subjects from entry_print_search";

    private const string DeleteGone = "delete from entry_print_search where entry_id <> all(@ids)";

    // Other prints, or another engine: it is searched anew.
    private const string Upsert =
        """
        insert into entry_print_search as kept (entry_id, prints, engine, wanted_at)
        select entry_id, prints, @engine, @now from unnest(@ids, @prints) as wanted (entry_id, prints)
        on conflict (entry_id) do update set prints = excluded.prints, engine = excluded.engine,
            wanted_at = excluded.wanted_at, searched_at = null, subjects = null
        where (kept.prints, kept.engine) <> (excluded.prints, excluded.engine)
        """;

    private const string SelectEnded =
        $"""
        select {Conflict.Columns} from finger_conflict
        where state in ('open', 'proposed') and entry_id <> ''
            and (entry_id, entry_prints) not in (select * from unnest(@ids, @prints)) for update
        """;

    // What was discreet once stays so.
    private const string Hide =
        "update finger_conflict set is_discreet = true where entry_id = any(@discreet) and not is_discreet";

    private const string Update =
        """
        update entry_print_search set searched_at = @now, subjects = @subjects
        where entry_id = @EntryId and prints = @Prints
        """;

    /// <summary>
    /// Takes the entries in force as they are now: new and other prints wait, those that are gone wait no longer, and
    /// what was found of them and is not decided ends. Says whether any conflict ended.
    /// </summary>
    public async Task<bool> TakeAsync(IReadOnlyCollection<EntryPrintTask> inForce, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var values = new
        {
            ids = inForce.Select(one => one.EntryId).ToArray(),
            prints = inForce.Select(one => one.Prints).ToArray(),
            discreet = inForce.Where(one => one.IsDiscreet).Select(one => one.EntryId).ToArray(),
            engine = engine.Name,
            now,
        };
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        foreach (var statement in (string[])[DeleteGone, Upsert, Hide])
            await connection.ExecuteAsync(statement, values, transaction);
        var ended = await EndAsync(transaction, values, now);
        await transaction.CommitAsync(cancellation);
        return ended;
    }

    /// <summary>What waits, the oldest first.</summary>
    public async Task<IReadOnlyList<EntryPrintSearched>> WaitingAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<EntryPrintSearched>(
            $"{Select} where searched_at is null order by wanted_at, entry_id")];
    }

    /// <summary>How the search for an entry's prints stands; null for one without prints or not in force.</summary>
    public async Task<EntryPrintSearched?> FindAsync(string entryId, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<EntryPrintSearched>(
            $"{Select} where entry_id = @entryId", new { entryId });
    }

    /// <summary>Writes that it was searched; what has other prints meanwhile waits on.</summary>
    public async Task FinishAsync(EntryPrintTask task, int? subjects, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            Update, new { task.EntryId, task.Prints, subjects, now = clock.GetUtcNow().UtcDateTime });
    }

    private async Task<bool> EndAsync(NpgsqlTransaction transaction, object values, DateTime now)
    {
        var ended = (await transaction.Connection!.QueryAsync<Conflict>(SelectEnded, values, transaction)).ToList();
        foreach (var conflict in ended)
            await acts.AddAsync(transaction, conflict, new ConflictAct { Act = ConflictAct.Ended, At = now });
        return ended.Count > 0;
    }
}
