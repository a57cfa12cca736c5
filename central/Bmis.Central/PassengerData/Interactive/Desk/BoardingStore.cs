using Bmis.Central.Database;
using Bmis.Central.PassengerData.Flights;
using Dapper;

namespace Bmis.Central.PassengerData.Interactive.Desk;

/// <summary>Reads the dialogue for the page.</summary>
internal sealed class BoardingStore(IWarehouse warehouse, InteractiveSeal seal, TimeProvider clock)
{
    /// <summary>Rows of each table.</summary>
    public const int Most = 100;

    private const string OfFlight =
        """
        left join flight f using (flight_id)
        left join arrival_place a on a.place = f.destination
        """;

    private const string IsVisible = "(@Post::text is null or a.post_code = @Post)";
    private const string Name = "coalesce(f.carrier || ' ' || f.number, '') as flight";

    private const string SelectRequests =
        $"""
        select r.received_at, r.partner_id, {Name}, r.document, r.function, r.transaction, r.persons, r.outcome,
            r.late_by_ms, r.fallback
        from interactive_request r {OfFlight}
        where {IsVisible} order by r.received_at desc, r.transmission_id limit @Most
        """;

    // Whoever may know of no hit, or of no discreet one, sees that somebody was refused and not why.
    private const string PersonColumns =
        $"""
        p.person_id, p.flight_id, p.partner_id, {Name}, p.state, p.awaits_desk and @SeesHits as awaits_desk,
            p.boarded_at, p.decided_at, p.decided_by, p.content,
            case when p.entry_id = '' and not p.awaits_desk or @SeesHits and (@SeesDiscreet or not p.is_discreet)
                then p.reason else '' end as reason,
            case when @SeesHits and (@SeesDiscreet or not p.is_discreet) then p.entry_id else '' end as entry_id
        """;

    private const string SelectPersons =
        $"""
        select {PersonColumns}
        from interactive_person p {OfFlight}
        where p.state in ('pending', 'refused', 'insufficient') and f.departs_on >= @From and {IsVisible}
        order by p.awaits_desk desc, p.decided_at desc, p.person_id limit @Most
        """;

    private const string SelectOne =
        $"""
        select {PersonColumns}
        from interactive_person p {OfFlight}
        where p.person_id = @person and {IsVisible}
        """;

    private const string SelectNotices =
        $"""
        select p.person_id, n.partner_id, {Name}, n.state, n.made_at, n.made_by, n.tries, n.fault, n.delivered_at,
            p.content
        from interactive_notice n join interactive_person p using (person_id) {OfFlight}
        where n.acknowledged_at is null and n.overtaken_at is null and {IsVisible}
        order by n.made_at desc, n.notice_id limit @Most
        """;

    private const string SelectDesk = "select until from interactive_desk where account_id = @by and until > @now";

    // Flights of yesterday may still be in the air, or late.
    private static readonly TimeSpan Back = TimeSpan.FromDays(1);

    /// <summary>The newest requests.</summary>
    public Task<IReadOnlyList<RequestLine>> RequestsAsync(PassengerViewer viewer, CancellationToken cancellation) =>
        ReadAsync<RequestLine>(SelectRequests, Of(viewer, Guid.Empty), cancellation);

    /// <summary>Whoever may not board; those who wait for the desk first.</summary>
    public async Task<IReadOnlyList<BoardingLine>> UnclearedAsync(
        PassengerViewer viewer, CancellationToken cancellation) =>
        [.. (await ReadAsync<BoardingLine>(SelectPersons, Of(viewer, Guid.Empty), cancellation)).Select(Opened)];

    /// <summary>One person; null for none, or none for this viewer.</summary>
    public async Task<BoardingLine?> FindAsync(Guid person, PassengerViewer viewer, CancellationToken cancellation) =>
        (await ReadAsync<BoardingLine>(SelectOne, Of(viewer, person), cancellation)) is [var line]
            ? Opened(line)
            : null;

    /// <summary>Unsolicited messages that no carrier has acknowledged.</summary>
    public async Task<IReadOnlyList<NoticeLine>> NoticesAsync(PassengerViewer viewer, CancellationToken cancellation) =>
    [
        .. (await ReadAsync<NoticeLine>(SelectNotices, Of(viewer, Guid.Empty), cancellation))
            .Select(line => line with { Facts = seal.Person(line.PersonId, line.Content) }),
    ];

    /// <summary>Until when somebody decides doubtful cases at once; null when he or she does not.</summary>
    public async Task<DateTime?> StaffedUntilAsync(string by, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<DateTime?>(SelectDesk, new { by, now = clock.GetUtcNow() });
    }

    private object Of(PassengerViewer viewer, Guid person) => new
    {
        viewer.Post,
        viewer.SeesHits,
        viewer.SeesDiscreet,
        person,
        Most,
        From = DateOnly.FromDateTime((clock.GetUtcNow() - Back).UtcDateTime),
    };

    private async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, object parameters, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<T>(
            new CommandDefinition(sql, parameters, cancellationToken: cancellation))];
    }

    private BoardingLine Opened(BoardingLine line) =>
        line with { Facts = seal.Person(line.PersonId, line.Content) };
}
