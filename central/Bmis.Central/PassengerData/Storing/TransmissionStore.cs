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

    /// <summary>The numbers of a transmission that was received.</summary>
    public async Task<TransmissionTally> TallyAsync(Guid transmission, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return await connection.QuerySingleAsync<TransmissionTally>(SelectTally, new { transmission });
    }
}
