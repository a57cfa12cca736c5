using Bmis.Central.Database;
using Dapper;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Hits;

/// <summary>Reads the queue for the pages. What a person may not see does not exist for him or her.</summary>
internal sealed class HitStore(
    IWarehouse warehouse, HitActs acts, HitPersons persons, IOptions<HitsOptions> options, TimeProvider clock)
{
    private const string IsOpen = "state not in ('confirmed', 'false')";
    private const string IsOverdue = $"({IsOpen} and due_at < @now)";

    private const string SelectOne =
        $"select {HitItem.Columns} from hit_item where item_id = @id and {HitViewer.Condition}";

    private const string SelectOccurrences =
        """
        select region_id, crossing_id, referral_id, entry_id, lane_id, sequence, post_code, crossed_at, opened_at,
            list_name,
            list_version, entry_digest, score, on_document, action, is_discreet, is_cleared, is_drill, source,
            stored_at, lost
        from hit where item_id = @id order by crossed_at desc, region_id, lane_id, sequence limit 50
        """;

    private const string Count =
        $"""
        select count(*) as open, count(*) filter (where due_at < @now) as overdue
        from hit_item where {IsOpen} and not is_drill and {HitViewer.Condition}
        """;

    /// <summary>Claims that are older than this have fallen back to the queue.</summary>
    public DateTime ReleasedBefore => clock.GetUtcNow().UtcDateTime.AddMinutes(-options.Value.ClaimMinutes);

    /// <summary>The page that the filter names.</summary>
    public async Task<HitPage> ReadAsync(HitFilter filter, HitViewer viewer, CancellationToken cancellation)
    {
        var after = filter.After;
        var now = after?.Now ?? clock.GetUtcNow().UtcDateTime;
        var sql =
            $"""
            select {HitItem.Columns} from hit_item where {HitViewer.Condition} {Conditions(filter)}
            order by {IsOverdue} desc, rank desc, since, item_id limit @limit
            """;
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var items = (await connection.QueryAsync<HitItem>(new CommandDefinition(
            sql,
            new
            {
                viewer.SeesDiscreet,
                viewer.Post,
                filter.State,
                action = filter.Action?.ToString(),
                wantedPost = filter.Post,
                filter.List,
                now,
                released = ReleasedBefore,
                afterOverdue = after?.IsOverdue,
                afterRank = after?.Rank,
                afterSince = after?.Since,
                afterItem = after?.ItemId,
                limit = HitPage.Size + 1,
            },
            cancellationToken: cancellation))).ToList();
        var page = items.Take(HitPage.Size).ToList();
        var next = items.Count > page.Count ? page[^1] : null;
        return new HitPage(
            await persons.FillAsync(page, cancellation),
            next is null ? null : new HitCursor(now, next.IsOverdueAt(now), next.Rank, next.Since, next.ItemId));
    }

    /// <summary>One item; null when there is none for this person.</summary>
    public async Task<HitItem?> FindAsync(Guid id, HitViewer viewer, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<HitItem>(
            SelectOne, new { id, viewer.SeesDiscreet, viewer.Post });
    }

    /// <summary>The crossings that hit it, newest first.</summary>
    public async Task<IReadOnlyList<StoredHit>> OccurrencesAsync(Guid id, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<StoredHit>(SelectOccurrences, new { id })];
    }

    /// <summary>What was done about it, oldest first.</summary>
    public async Task<IReadOnlyList<HitAct>> ActsAsync(Guid id, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return await acts.ReadAsync(connection, id);
    }

    /// <summary>What waits for this person.</summary>
    public async Task<HitCounts> CountAsync(HitViewer viewer, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return await connection.QuerySingleAsync<HitCounts>(
            Count, new { viewer.SeesDiscreet, viewer.Post, now = clock.GetUtcNow() });
    }

    private static string Conditions(HitFilter filter)
    {
        var conditions = new List<string> { "" };
        conditions.Add(filter.State switch
        {
            HitFilter.Open => IsOpen,
            HitState.Claimed => "state = 'claimed' and claimed_at > @released",
            HitState.New => "(state = 'new' or (state = 'claimed' and claimed_at <= @released))",
            _ => "state = @State",
        });
        if (filter.Action is not null)
            conditions.Add("action = @action");
        if (filter.Post is not null)
            conditions.Add("@wantedPost = any(posts)");
        if (filter.List is not null)
            conditions.Add("list_name = @List");
        if (filter.After is not null)
        {
            conditions.Add(
                $"""
                (not {IsOverdue}, -rank, since, item_id) > (not @afterOverdue, -@afterRank, @afterSince, @afterItem)
                """);
        }

        return string.Join(" and ", conditions);
    }
}
