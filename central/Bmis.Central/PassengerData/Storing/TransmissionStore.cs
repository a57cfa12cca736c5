using Bmis.Central.Database;
using Dapper;

namespace Bmis.Central.PassengerData.Storing;

/// <summary>Reads what became of transmissions.</summary>
internal sealed class TransmissionStore(IWarehouse warehouse)
{
    private const string SelectTally =
        """
        select t.state, t.reason,
            (select count(*)::int from passenger_message m where m.transmission_id = t.transmission_id) as messages,
            (select count(*)::int from passenger p where p.transmission_id = t.transmission_id) as travellers,
            (select count(*)::int from booking b where b.transmission_id = t.transmission_id) as bookings
        from passenger_transmission t where t.transmission_id = @transmission
        """;

    private const string SelectState =
        """
        select state, reason from passenger_transmission
        where transmission_id = @transmission and partner_id = @partner
        """;

    private const string SelectMessages =
        """
        select type, byte_offset as "offset", grade, outcome, findings::text, profile, departures::text
        from passenger_message
        where transmission_id = @transmission order by number
        """;

    /// <summary>The numbers of a transmission that was received.</summary>
    public async Task<TransmissionTally> TallyAsync(Guid transmission, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return await connection.QuerySingleAsync<TransmissionTally>(SelectTally, new { transmission });
    }

    /// <summary>What the partner who sent it is told; null for another's, or none.</summary>
    public async Task<TransmissionFate?> FateAsync(Guid transmission, string partner, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var state = await connection.QuerySingleOrDefaultAsync<(string State, string Reason)?>(
            SelectState, new { transmission, partner });
        if (state is not { } known)
            return null;
        return new(
            transmission, known.State, known.Reason, await MessagesAsync(transmission, cancellation));
    }

    /// <summary>The messages of a transmission in order, with findings.</summary>
    public async Task<IReadOnlyList<MessageFate>> MessagesAsync(Guid transmission, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<Row>(SelectMessages, new { transmission });
        return
        [
            .. rows.Select(one => new MessageFate(
                one.Type, one.Offset, one.Grade, one.Outcome, StoredFindings.Read(one.Findings), one.Profile,
                StoredDepartures.Read(one.Departures))),
        ];
    }

    private sealed record Row
    {
        public string Type { get; init; } = "";

        public int Offset { get; init; }

        public string Grade { get; init; } = "";

        public string Outcome { get; init; } = "";

        public string Findings { get; init; } = "";

        public string Profile { get; init; } = "";

        public string Departures { get; init; } = "";
    }
}
