using Bmis.Central.Keys;
using Dapper;
using Npgsql;

namespace Bmis.Central.Hits;

/// <summary>Writes what was done about an item, and reads it. Whoever writes holds the item's row.</summary>
internal sealed class HitActs(RecordSeal seal)
{
    private const string Lane = "hit";

    private const string Insert =
        """
        insert into hit_act (item_id, number, act, at, actor, reasons, words, event_id)
        values (@ItemId, @Number, @Act, @At, @Actor, @Reasons, @Words, @EventId)
        on conflict (item_id, event_id) do nothing
        """;

    private const string NextNumber = "select coalesce(max(number), 0) + 1 from hit_act where item_id = @ItemId";

    private const string Select =
        """
        select item_id, number, act, at, actor, reasons, words, event_id from hit_act
        where item_id = @item order by number
        """;

    public async Task AddAsync(NpgsqlTransaction transaction, HitAct act)
    {
        var connection = transaction.Connection!;
        var number = await connection.ExecuteScalarAsync<int>(NextNumber, new { act.ItemId }, transaction);
        var words = act.Said.Length == 0 ? null : seal.Seal(0, Lane, $"{act.ItemId}/{number}", act.Said);
        await connection.ExecuteAsync(Insert, act with { Number = number, Words = words }, transaction);
    }

    /// <summary>What was done, oldest first.</summary>
    public async Task<IReadOnlyList<HitAct>> ReadAsync(NpgsqlConnection connection, Guid item) =>
        [.. (await connection.QueryAsync<HitAct>(Select, new { item })).Select(act => act with
        {
            Said = seal.Words(0, Lane, $"{act.ItemId}/{act.Number}", act.Words),
        })];
}
