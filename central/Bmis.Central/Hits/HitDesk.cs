using Bmis.Central.Database;
using Bmis.Central.Intake;
using Bmis.Watchlist.Lists;
using Dapper;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Bmis.Central.Hits;

/// <summary>What people do about items: claim, confirm, mark false, escalate, open again.</summary>
internal sealed class HitDesk(
    IWarehouse warehouse,
    HitActs acts,
    Clearances clearances,
    ClearanceKeeper keeper,
    Arrivals arrivals,
    IOptions<HitsOptions> options,
    TimeProvider clock)
{
    private const string Hold =
        $"select {HitItem.Columns} from hit_item where item_id = @id and {HitViewer.Condition} for update";

    private const string Update =
        """
        update hit_item set state = @state, claimed_by = @claimedBy, claimed_at = @claimedAt, since = @since,
            due_at = @due
        where item_id = @id
        """;

    private static readonly HitViewer Everything = new(true, true, null);

    /// <summary>How long a claim lasts.</summary>
    public TimeSpan ClaimLasts => TimeSpan.FromMinutes(options.Value.ClaimMinutes);

    /// <summary>Does what is asked, or says why not. What clears or takes back reaches the lanes at once.</summary>
    public async Task<HitResult> DoAsync(
        Guid id, HitRequest request, HitViewer viewer, string by, CancellationToken cancellation)
    {
        if (!request.IsWhole)
            return HitResult.Form;
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await HoldAsync(transaction, id, viewer) is not { } item)
            return HitResult.NotFound;
        var now = clock.GetUtcNow().UtcDateTime;
        var result = HitRules.Judge(item, request, by, now, ClaimLasts);
        if (result != HitResult.Done)
            return result;
        await WriteAsync(transaction, item, request, by, now, cancellation);
        await transaction.CommitAsync(cancellation);
        if (request.Act is HitAct.MarkedFalse or HitAct.Reopened)
            await keeper.PublishAsync(cancellation);
        arrivals.AnnounceHits(!item.IsDiscreet, item.IsDiscreet);
        return HitResult.Done;
    }

    /// <summary>Where the country has decided so, second line's word alone marks an item false.</summary>
    public async Task TakeSecondLinesWordAsync(Guid id, string officer, CancellationToken cancellation)
    {
        if (!options.Value.SecondLineClears)
            return;
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await HoldAsync(transaction, id, Everything) is not { } item || !HitState.IsOpen(item.State))
            return;
        var request = new HitRequest(HitAct.MarkedFalse, [], "", "");
        await WriteAsync(transaction, item, request, officer, clock.GetUtcNow().UtcDateTime, cancellation);
        await transaction.CommitAsync(cancellation);
        await keeper.PublishAsync(cancellation);
    }

    private static Task<HitItem?> HoldAsync(NpgsqlTransaction transaction, Guid id, HitViewer viewer) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<HitItem>(
            Hold, new { id, viewer.SeesDiscreet, viewer.Post }, transaction);

    private async Task WriteAsync(
        NpgsqlTransaction transaction,
        HitItem item,
        HitRequest request,
        string by,
        DateTime now,
        CancellationToken cancellation)
    {
        var isClaim = request.Act == HitAct.Claimed;
        var isNew = request.Act == HitAct.Reopened;
        await transaction.Connection!.ExecuteAsync(
            Update,
            new
            {
                id = item.ItemId,
                state = HitRules.After(request.Act),
                claimedBy = isClaim ? by : "",
                claimedAt = isClaim ? now : (DateTime?)null,
                since = isNew ? now : item.Since,
                due = isNew ? now + options.Value.DeadlineOf(item.Asks) : item.DueAt,
            },
            transaction);
        var act = new HitAct
        {
            ItemId = item.ItemId, Act = request.Act, At = now, Actor = by, Reasons = request.Reasons,
            Said = request.Said,
        };
        await acts.AddAsync(transaction, act);
        if (request.Act == HitAct.MarkedFalse
            && !item.IsDrill
            && await clearances.AddAsync(transaction, item, LastDay(item, now), by, cancellation))
            await acts.AddAsync(transaction, act with { Act = HitAct.Cleared, Reasons = [], Said = "" });
        if (isNew && await clearances.RevokeOfAsync(transaction, item.ItemId, by) > 0)
            await acts.AddAsync(transaction, act with { Act = HitAct.Revoked, Said = "" });
    }

    private DateOnly LastDay(HitItem item, DateTime now) =>
        DateOnly.FromDateTime(now).AddDays(options.Value.ClearanceDaysOf(item.Asks));
}
