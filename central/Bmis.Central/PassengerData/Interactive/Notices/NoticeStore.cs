using System.Data.Common;
using Bmis.Central.Database;
using Bmis.Central.PassengerData.Reading;
using Bmis.Edifact.Cusres;
using Bmis.Edifact.Paxlst;
using Dapper;

namespace Bmis.Central.PassengerData.Interactive.Notices;

/// <summary>Unsolicited messages on their way: written with what they tell, sent until they are acknowledged.</summary>
internal sealed class NoticeStore(IWarehouse warehouse, InteractiveSeal seal, TimeProvider clock)
{
    private const string Insert =
        """
        update interactive_notice set overtaken_at = @now
        where person_id = @person and acknowledged_at is null and overtaken_at is null;
        insert into interactive_notice
            (notice_id, partner_id, person_id, transaction, state, message, made_at, made_by, next_at)
        values (@id, @partner, @person, @transactionNumber, @state, @bytes, @now, @by, @now)
        """;

    // Each try is written down before it is made, so that two servers do not make the same one.
    private const string Claim =
        """
        update interactive_notice n
        set tries = tries + 1, next_at = @now + least(interval '2 seconds' * power(2, least(tries, 10)), @longest)
        from passenger_partner p
        where p.partner_id = n.partner_id and n.notice_id = (
            select c.notice_id from interactive_notice c join passenger_partner q using (partner_id)
            where c.acknowledged_at is null and c.overtaken_at is null and c.next_at <= @now
                and q.callback is not null and q.disabled_at is null
            order by c.next_at, c.notice_id limit 1 for update of c skip locked)
        returning n.notice_id, n.partner_id, p.callback, n.message
        """;

    private const string Tell =
        """
        update interactive_notice
        set fault = @fault, delivered_at = case when @fault = '' then coalesce(delivered_at, @now) else delivered_at end
        where notice_id = @id
        """;

    private const string Fetch =
        """
        update interactive_notice set tries = tries + 1, delivered_at = coalesce(delivered_at, @now)
        where partner_id = @partner and acknowledged_at is null and overtaken_at is null
        returning notice_id, partner_id, message, made_at
        """;

    private const string Open =
        """
        select n.notice_id, n.person_id, p.content
        from interactive_notice n join interactive_person p using (person_id)
        where n.partner_id = @partner and n.transaction = @transactionNumber and n.overtaken_at is null
        order by n.notice_id
        """;

    private const string Acknowledge =
        "update interactive_notice set acknowledged_at = coalesce(acknowledged_at, @now) where notice_id = any (@ids)";

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>Writes one, in place of any that the carrier has not acknowledged.</summary>
    public Task AddAsync(DbTransaction transaction, NewNotice notice) =>
        transaction.Connection!.ExecuteAsync(
            Insert,
            new
            {
                id = notice.NoticeId,
                partner = notice.Partner,
                person = notice.Person,
                transactionNumber = notice.Transaction,
                state = notice.State,
                bytes = seal.SealNotice(notice.NoticeId, notice.Message),
                now = clock.GetUtcNow(),
                by = notice.By,
            },
            transaction);

    /// <summary>The next one whose carrier has a callback and whose time has come; null for none.</summary>
    public async Task<WaitingNotice?> ClaimAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return Opened(await connection.QuerySingleOrDefaultAsync<WaitingNotice>(
            Claim, new { now = clock.GetUtcNow(), longest = LongestPause }));
    }

    /// <summary>Writes down how a try went; no fault means that it was delivered.</summary>
    public async Task TellAsync(Guid id, string fault, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(Tell, new { id, fault, now = clock.GetUtcNow() });
    }

    /// <summary>All that waits for a partner, oldest first.</summary>
    public async Task<IReadOnlyList<WaitingNotice>> FetchAsync(string partner, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<WaitingNotice>(Fetch, new { partner, now = clock.GetUtcNow() });
        return [.. rows.OrderBy(one => one.NoticeId).Select(Opened).OfType<WaitingNotice>()];
    }

    /// <summary>Takes an acknowledgement; returns how many messages it means.</summary>
    public async Task<int> AcknowledgeAsync(string partner, CarrierAnswer answer, CancellationToken cancellation)
    {
        if (answer.Transaction.Any(char.IsControl))
            return 0;
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var open = await connection.QueryAsync<(Guid Notice, Guid Person, byte[]? Content)>(
            Open, new { partner, transactionNumber = answer.Transaction });
        var ids = open.Where(one => Means(answer, seal.Person(one.Person, one.Content)))
            .Select(one => one.Notice).ToArray();
        return await connection.ExecuteAsync(Acknowledge, new { ids, now = clock.GetUtcNow() });
    }

    // By the reference of the person where one was sent, else by the locator; the whole message means everybody.
    private static bool Means(CarrierAnswer answer, TravellerFacts? facts) =>
        answer.Verdicts.Count == 0 || answer.Verdicts.Any(one => one.Scope == Verdict.Everybody || Means(one, facts));

    private static bool Means(Verdict verdict, TravellerFacts? facts) =>
        verdict.ReferenceOf(PaxlstCodes.Passenger) is { Length: > 0 } unique
            ? Has(facts, PaxlstCodes.Passenger, unique)
            : Has(facts, PaxlstCodes.Locator, verdict.ReferenceOf(PaxlstCodes.Locator));

    private static bool Has(TravellerFacts? facts, string kind, string value) =>
        facts?.References.Any(one => one.Kind == kind && one.Value == value) is true;

    private WaitingNotice? Opened(WaitingNotice? notice) =>
        notice is not null && seal.Notice(notice.NoticeId, notice.Message) is { } message
            ? notice with { Message = message }
            : null;
}
