using Bmis.Central.Keys;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.History;
using Bmis.Crossings.Policies;
using Dapper;
using Npgsql;

namespace Bmis.Central.StayLedger;

/// <summary>
/// Writes past crossings and what posts hear of them, in the transaction it is given, which must hold the keeper's
/// lock. A post hears everything of a person once that person was seen there, and of everybody else only that a stay
/// began or ended.
/// </summary>
internal sealed class HistoryWriter(
    NpgsqlConnection connection, NpgsqlTransaction transaction, WarehouseKeys keys, RecordSeal seal)
{
    private const string SelectLast = "select coalesce(max(item_id), 0) from history_item";

    private const string Upsert =
        """
        insert into history_item (crossing_id, item_id, person, document, content)
        select crossing_id, @last + place, person, document, content
        from unnest(@ids, @persons, @documents, @contents)
            with ordinality as added (crossing_id, person, document, content, place)
        on conflict (crossing_id) do update set item_id = excluded.item_id, content = excluded.content,
            person = coalesce(excluded.person, history_item.person),
            document = coalesce(excluded.document, history_item.document)
        """;

    private const string Join =
        """
        insert into history_member (person, post_code)
        select distinct person, post_code from unnest(@persons, @posts) as seen (person, post_code)
        where person is not null
        on conflict do nothing returning person, post_code
        """;

    private const string Tell =
        """
        insert into history_feed (post_code, position, crossing_id, complete)
        select told.post_code,
            coalesce((select max(position) from history_feed as kept where kept.post_code = told.post_code), 0)
                + row_number() over (partition by told.post_code order by told.rank, told.item_id),
            told.crossing_id, told.complete
        from (
            select joined.post_code, 0 as rank, item.item_id, item.crossing_id, true as complete
            from unnest(@joinedPersons, @joinedPosts) as joined (person, post_code)
                join history_item as item on item.person = joined.person
            where item.item_id <= @last
            union all
            select member.post_code, 1, item.item_id, item.crossing_id, true
            from history_item as item join history_member as member on member.person = item.person
            where item.crossing_id = any(@ids)
            union all
            select post.post_code, 1, item.item_id, item.crossing_id, false
            from history_item as item cross join post
            where item.crossing_id = any(@clocked) and not exists (
                select 1 from history_member as member
                where member.person = item.person and member.post_code = post.post_code)) as told
        """;

    /// <summary>Whether anything was written.</summary>
    public bool HasWritten { get; private set; }

    public async Task WriteAsync(IReadOnlyList<PastCrossing> past, CancellationToken cancellation)
    {
        // A record and its correction may come together: the later one counts.
        var batch = past.GroupBy(one => one.CrossingId).Select(group => group.Last()).ToList();
        if (batch.Count == 0)
            return;
        HasWritten = true;
        var last = await connection.ExecuteScalarAsync<long>(
            new CommandDefinition(SelectLast, null, transaction, cancellationToken: cancellation));
        var ids = batch.Select(one => one.CrossingId).ToArray();
        var persons = batch.Select(one => keys.Index(HistoryKeys.Person(one.Traveller))).ToArray();
        var documents = batch.Select(one => keys.Index(HistoryKeys.Document(one.Document))).ToArray();
        var contents = batch.Select(one => seal.SealHistory(
            one.CrossingId, HistoryContract.Write([new HistoryItem(one, false)]))).ToArray();
        await connection.ExecuteAsync(Upsert, new { last, ids, persons, documents, contents }, transaction);
        var posts = batch.Select(one => one.PostCode).ToArray();
        var joined = (await connection.QueryAsync<(byte[] Person, string Post)>(
            Join, new { persons, posts }, transaction)).ToList();
        await connection.ExecuteAsync(
            Tell,
            new
            {
                last,
                ids,
                clocked = batch.Where(HasClock).Select(one => one.CrossingId).ToArray(),
                joinedPersons = joined.Select(one => one.Person).ToArray(),
                joinedPosts = joined.Select(one => one.Post).ToArray(),
            },
            transaction);
    }

    // A correction may take back what was told before, so a removal goes where the record went: everywhere.
    private static bool HasClock(PastCrossing past) =>
        past.Category != TravellerCategories.National
        && (past.IsRemoved || past.Passage is not null);
}
