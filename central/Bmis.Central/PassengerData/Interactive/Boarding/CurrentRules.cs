using Bmis.Central.Database;
using Bmis.Central.Hits;
using Bmis.Central.Watchlists.Entries;
using Bmis.Watchlist.Lists;
using Dapper;
using Npgsql;

namespace Bmis.Central.PassengerData.Interactive.Boarding;

/// <summary>
/// The rules as they stand, read every second, so that no carrier waits for them to be read. Safe for all threads.
/// </summary>
internal sealed class CurrentRules(
    IWarehouse warehouse,
    PublishedAlerts alerts,
    ApprovedReader approved,
    TimeProvider clock,
    ILogger<CurrentRules> logger) : RecurringWork(Interval, clock)
{
    private const string SelectPolicies =
        """
        select partner_id, callback, answer_codes, doubt, fallback, answer_within_ms from passenger_partner
        where disabled_at is null
        """;

    private const string SelectCodes = "select codes, outcome, code, words from answer_code";

    private const string SelectDesk = "select exists (select 1 from interactive_desk where until > @now)";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private BoardingRules? _held;
    private HeldOrders? _orders;

    /// <summary>The rules; read now when they never were.</summary>
    public async ValueTask<BoardingRules> CurrentAsync(CancellationToken cancellation) =>
        Volatile.Read(ref _held) ?? await RefreshAsync(cancellation);

    /// <summary>Reads them anew.</summary>
    public async Task<BoardingRules> RefreshAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var policies = await connection.QueryAsync<PartnerPolicy>(SelectPolicies);
        var codes = await connection.QueryAsync<(string Codes, string Outcome, string Code, string Words)>(SelectCodes);
        var isStaffed = await connection.ExecuteScalarAsync<bool>(SelectDesk, new { now = Clock.GetUtcNow() });
        var made = new BoardingRules
        {
            Alerts = await alerts.CurrentAsync(cancellation),
            Orders = Orders(await approved.CurrentAsync(cancellation)),
            Policies = policies.ToDictionary(one => one.PartnerId, StringComparer.Ordinal),
            Codes = codes.ToDictionary(one => (one.Codes, one.Outcome), one => new AnswerCode(one.Code, one.Words)),
            IsDeskStaffed = isStaffed,
        };
        Volatile.Write(ref _held, made);
        return made;
    }

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        try
        {
            await RefreshAsync(cancellation);
        }
        catch (Exception fault) when (fault is NpgsqlException or InvalidDataException)
        {
            Log.BoardingRulesNotRead(logger, fault.GetType().Name);
        }
    }

    // Lists are looked through only when they have changed, and once a day.
    private Dictionary<(string, string), BoardingOrder> Orders(ApprovedLists lists)
    {
        var today = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);
        if (Volatile.Read(ref _orders) is { } held && held.Lists == lists && held.Day == today)
            return held.Orders;
        var orders = Orders(lists, today);
        Volatile.Write(ref _orders, new(lists, today, orders));
        return orders;
    }

    // A document whose State the entry does not say is nobody's exactly.
    private static Dictionary<(string, string), BoardingOrder> Orders(ApprovedLists lists, DateOnly today)
    {
        var orders = new Dictionary<(string, string), BoardingOrder>();
        foreach (var listed in lists.All.Where(one => one.Desk is { OrdersNoBoarding: true }))
        {
            if (listed.On(today) != Standing.InEffect)
                continue;
            var order = new BoardingOrder(listed.Id, AlertPrecedence.IsDiscreet(listed.Entry.Actions.Strongest));
            foreach (var document in listed.Entry.Documents.Where(one => one.IssuingState is not null))
                orders.TryAdd((document.IssuingState!.Value.Code, document.Number.Text), order);
        }

        return orders;
    }

    private sealed record HeldOrders(
        ApprovedLists Lists, DateOnly Day, Dictionary<(string, string), BoardingOrder> Orders);
}
