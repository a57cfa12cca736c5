using Bmis.Watchlist.Lists;
using Dapper;
using Npgsql;

namespace Bmis.Central.Hits;

/// <summary>
/// Adds hits to the items of the queue, in the registry's transaction. Adding one twice changes nothing, so that a
/// server that stops between this and the mark at the hit loses and doubles nothing.
/// </summary>
internal sealed class HitFold(NpgsqlTransaction transaction, HitActs acts, HitsOptions options, DateTimeOffset now)
{
    private const string Insert =
        """
        insert into hit_item (item_id, subject, entry_id, is_discreet, is_drill, is_protective, list_name, state,
            action, rank, source, posts, since, due_at, region_id, lane_id, sequence, crossed_at, list_version,
            entry_digest, score, lost)
        values (@item, @Subject, @EntryId, @IsDiscreet, @IsDrill, @isProtective, @ListName, 'new',
            @Action, @rank, @Source, array[@PostCode], @since, @due, @RegionId, @LaneId, @Sequence, @CrossedAt,
            @ListVersion, @EntryDigest, @Score, @Lost)
        on conflict (subject, entry_id, is_discreet) do nothing
        """;

    private const string Hold =
        $"""
        select {HitItem.Columns} from hit_item
        where subject = @Subject and entry_id = @EntryId and is_discreet = @IsDiscreet for update
        """;

    // The newest occurrence says who it is; the strongest action counts.
    private const string Update =
        """
        update hit_item set action = @action, rank = @rank, is_protective = @isProtective, due_at = @due,
            posts = case when @PostCode = any(posts) then posts else posts || @PostCode end,
            region_id = @RegionId, lane_id = @LaneId, sequence = @Sequence, crossed_at = @CrossedAt,
            list_version = @ListVersion, entry_digest = @EntryDigest, score = @Score, lost = @Lost
        where item_id = @item and crossed_at <= @CrossedAt
        """;

    private const string Reopen =
        """
        update hit_item set state = 'reopened', since = @since, due_at = @due, claimed_by = '', claimed_at = null
        where item_id = @item
        """;

    private const string IsCleared =
        """
        select exists (select 1 from clearance where item_id = @item and entry_digest = @EntryDigest
            and document = @Document and revoked_at is null and last_day >= @today)
        """;

    private NpgsqlConnection Connection => transaction.Connection!;

    /// <summary>Adds a hit and returns its item.</summary>
    public async Task<Guid> AddAsync(StoredHit hit)
    {
        var item = Guid.CreateVersion7(now);
        var due = now.UtcDateTime + options.DeadlineOf(hit.Asks);
        var values = With(hit, item, hit.Asks, due);
        if (await Connection.ExecuteAsync(Insert, values, transaction) == 1)
        {
            await NoteAsync(item, HitAct.Arrived);
            return item;
        }

        var known = await Connection.QuerySingleAsync<HitItem>(Hold, values, transaction);
        var isAnother = (known.RegionId, known.LaneId, known.Sequence, known.EntryDigest)
            != (hit.RegionId, hit.LaneId, hit.Sequence, hit.EntryDigest);
        await AddToAsync(known, hit);
        if (isAnother && !HitState.IsOpen(known.State) && !await HasClearanceAsync(known, hit))
            await ReopenAsync(known, hit);
        return known.ItemId;
    }

    private Task<int> AddToAsync(HitItem known, StoredHit hit)
    {
        var action = AlertPrecedence.Stronger(known.Asks, hit.Asks);
        var due = known.Since + options.DeadlineOf(action);
        return Connection.ExecuteAsync(Update, With(hit, known.ItemId, action, due), transaction);
    }

    private async Task ReopenAsync(HitItem known, StoredHit hit)
    {
        var action = AlertPrecedence.Stronger(known.Asks, hit.Asks);
        var due = now.UtcDateTime + options.DeadlineOf(action);
        await Connection.ExecuteAsync(Reopen, With(hit, known.ItemId, action, due), transaction);
        await NoteAsync(known.ItemId, HitAct.SeenAgain);
    }

    // The lane may not have had the list yet that clears.
    private async Task<bool> HasClearanceAsync(HitItem known, StoredHit hit) =>
        known.State == HitState.False && await Connection.ExecuteScalarAsync<bool>(
            IsCleared,
            new { item = known.ItemId, hit.EntryDigest, hit.Document, today = DateOnly.FromDateTime(now.UtcDateTime) },
            transaction);

    private DynamicParameters With(StoredHit hit, Guid item, AlertAction action, DateTime due)
    {
        var values = new DynamicParameters(hit);
        values.Add("item", item);
        values.Add("action", action.ToString());
        values.Add("rank", AlertPrecedence.RankOf(action));
        values.Add("isProtective", AlertPrecedence.IsProtective(action));
        values.Add("since", now.UtcDateTime);
        values.Add("due", due);
        return values;
    }

    private Task NoteAsync(Guid item, string act) =>
        acts.AddAsync(transaction, new HitAct { ItemId = item, Act = act, At = now.UtcDateTime });
}
