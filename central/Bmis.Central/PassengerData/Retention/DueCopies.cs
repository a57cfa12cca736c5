using Dapper;
using Npgsql;

namespace Bmis.Central.PassengerData.Retention;

/// <summary>
/// Bytes of transmissions, as they came and masked. They go with the first person in them who is masked or erased, and
/// where nobody is stored of them, as with what is held, when they are too old themselves.
/// </summary>
internal static class DueCopies
{
    private const int Most = 200;

    // What is held is closed by it: there is nothing left that an owner could mend.
    private const string Erase =
        """
        update passenger_transmission
        set kept = null, raw = null, words = null,
            state = case when state = 'held' then 'closed' else state end,
            closed_at = case when state = 'held' then @now else closed_at end
        where transmission_id = any (@ids) and state <> 'waiting'
            and (kept is not null or raw is not null or words is not null)
        """;

    private const string OfPictures =
        "select distinct transmission_id from passenger_message where picture_id = any (@pictures)";

    // What nobody can tell apart may be bookings.
    private const string IsOfSource =
        """
        @source = case when exists (
                select 1 from passenger_message m
                where m.transmission_id = t.transmission_id and m.type in ('PAXLST', 'CUSRES', 'CONTRL'))
            then 'api' else 'pnr' end
        """;

    private const string Select =
        $"""
        select t.transmission_id from passenger_transmission t
        where (t.kept is not null or t.raw is not null or t.words is not null) and t.state <> 'waiting'
            and t.transmission_id > @after and t.received_at < @before and {IsOfSource}
            and not exists (
                select 1 from passenger_message m join passenger_picture c using (picture_id)
                where m.transmission_id = t.transmission_id and c.masked_at is null and c.erased_at is null)
        order by t.transmission_id limit @Most
        """;

    private const string SelectRaw =
        $"""
        select t.transmission_id from passenger_transmission t
        where t.raw is not null and t.kept is not null and t.state = 'held'
            and t.transmission_id > @after and t.received_at < @before and {IsOfSource}
        order by t.transmission_id limit @Most
        """;

    private const string EraseRaw = "update passenger_transmission set raw = null where transmission_id = any (@ids)";

    /// <summary>
    /// What is held for so long is read from its masked copy from now on: the step for an age in days. A record's key
    /// stands with it, so that nothing opens the bytes once they are gone.
    /// </summary>
    public static RetentionStep RawOlderThan(int days) => (transaction, policy, now, after) =>
    {
        var due = new { after, before = now.AddDays(-days), source = policy.Source, Most };
        return StepAsync(transaction, SelectRaw, EraseRaw, due, now);
    };

    /// <summary>What is too old itself: a <see cref="RetentionStep"/>.</summary>
    public static Task<(Guid? Last, RetentionTally Done)> EraseNextAsync(
        NpgsqlTransaction transaction, RetentionPolicy policy, DateTimeOffset now, Guid after) => StepAsync(
        transaction, Select, Erase, new { after, before = policy.KeptFrom(now), source = policy.Source, Most }, now);

    /// <summary>Erases what somebody in these pictures came in; returns of how many transmissions.</summary>
    public static async Task<int> EraseAsync(NpgsqlTransaction transaction, Guid[] pictures, DateTimeOffset now)
    {
        var connection = transaction.Connection!;
        Guid[] ids = [.. await connection.QueryAsync<Guid>(OfPictures, new { pictures }, transaction)];
        return await connection.ExecuteAsync(Erase, new { ids, now }, transaction);
    }

    private static async Task<(Guid? Last, RetentionTally Done)> StepAsync(
        NpgsqlTransaction transaction, string select, string erase, object due, DateTimeOffset now)
    {
        var connection = transaction.Connection!;
        Guid[] ids = [.. await connection.QueryAsync<Guid>(select, due, transaction)];
        return ids is [.., var last]
            ? (last, RetentionTally.None with
            {
                Copies = await connection.ExecuteAsync(erase, new { ids, now }, transaction),
            })
            : (null, RetentionTally.None);
    }
}
