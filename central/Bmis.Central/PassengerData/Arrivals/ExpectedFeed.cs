using System.Runtime.CompilerServices;
using Bmis.Central.Database;
using Bmis.Central.Distribution;
using Bmis.Central.Intake;
using Bmis.Central.PassengerData.Referrals;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Expected;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Feeds;
using Dapper;

namespace Bmis.Central.PassengerData.Arrivals;

/// <summary>
/// Who is to arrive at a post, as its lanes follow it: lists of carriers, and whom a person of the unit asks to refer;
/// nothing else of bookings or hits.
/// </summary>
internal sealed class ExpectedFeed(
    IWarehouse warehouse,
    LaneDirectory lanes,
    LaneBell bell,
    PassengerSeal seal,
    ReferralStore referrals,
    TimeProvider clock)
{
    private const int FlightsAtOnce = 20;

    // Flights are told until days after they left, as long as lanes look at them.
    private const string SelectPage =
        """
        select e.position, e.is_gone, f.flight_id, trim(f.carrier || ' ' || f.number) as name, f.origin, f.destination,
            f.departs_on, f.arrives_at
        from expected_flight e join flight f using (flight_id)
        where e.post_code = @post and e.position > @after and (e.is_gone or f.departs_on >= @from)
        order by e.position limit @limit
        """;

    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Back = TimeSpan.FromDays(3);

    public async IAsyncEnumerable<FeedContent> FollowAsync(
        Producer lane, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var told = DateTimeOffset.MinValue;
        while (true)
        {
            var rung = bell.Next;
            var now = clock.GetUtcNow();
            if (await lanes.FindAsync(lane.LaneId, cancellation) is not { Disabled: false } known)
                yield break;
            var rows = await RowsAsync(known.PostCode, after, now, cancellation);
            await foreach (var page in PagesAsync(rows, after, now, cancellation))
                yield return page;
            if (rows is [.., var last])
            {
                (after, told) = (last.Position, now);
                continue;
            }

            if (now - told >= Silence)
            {
                yield return new(after, after, now, ReadOnlyMemory<byte>.Empty);
                told = now;
            }

            await Task.WhenAny(rung, Task.Delay(Poll, clock, cancellation));
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private async Task<List<Row>> RowsAsync(
        string post, long after, DateTimeOffset now, CancellationToken cancellation)
    {
        var from = DateOnly.FromDateTime((now - Back).UtcDateTime);
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<Row>(new CommandDefinition(
            SelectPage, new { post, after, from, limit = FlightsAtOnce }, cancellationToken: cancellation))).ToList();
    }

    // A page for every flight; a long list in stretches, of which the last alone moves the position.
    private async IAsyncEnumerable<FeedContent> PagesAsync(
        List<Row> rows, long after, DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (rows.Count == 0)
            yield break;
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        Guid[] flights = [.. rows.Where(row => !row.IsGone).Select(row => row.FlightId)];
        var coming = await ExpectedList.ReadAsync(connection, seal, flights, cancellation);
        var referred = await referrals.ReadAsync(connection, flights, cancellation);
        foreach (var row in rows)
        {
            var travellers = coming[row.FlightId].Take(ExpectedFlight.LongestList).ToList();
            var first = 0;
            do
            {
                var stretch = travellers.Skip(first).Take(ExpectedFlight.MostTravellers).ToList();
                var next = first + stretch.Count;
                var upTo = next == travellers.Count ? row.Position : after;
                var flight = row.Flight(first, travellers.Count, stretch) with
                {
                    Referrals = first == 0 ? [.. referred[row.FlightId].Take(ExpectedFlight.MostReferrals)] : [],
                };
                yield return new(after, upTo, now, ExpectedContract.Write([flight]));
                (first, after) = (next, upTo);
            }
            while (first < travellers.Count);
        }
    }

    private sealed record Row
    {
        public long Position { get; init; }

        public bool IsGone { get; init; }

        public Guid FlightId { get; init; }

        public string Name { get; init; } = "";

        public string Origin { get; init; } = "";

        public string Destination { get; init; } = "";

        public DateOnly DepartsOn { get; init; }

        public DateTime? ArrivesAt { get; init; }

        public ExpectedFlight Flight(int first, int total, IReadOnlyList<ExpectedTraveller> travellers) => new()
        {
            FlightId = FlightId,
            Name = Cut(Name),
            Origin = Cut(Origin),
            Destination = Cut(Destination),
            Day = DepartsOn,
            ArrivesAt = ArrivesAt,
            IsGone = IsGone,
            First = first,
            Total = total,
            Travellers = travellers,
        };

        private static string Cut(string text) =>
            text.Length > ExpectedFlight.LongestName ? text[..ExpectedFlight.LongestName] : text;
    }
}
