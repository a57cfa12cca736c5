using Dapper;

namespace Bmis.Central.PassengerData.Quality;

/// <summary>Which flights are asked for.</summary>
/// <param name="Period">When their first list, or else their first bookings, came.</param>
/// <param name="Carrier">For whom they count; null for all.</param>
/// <param name="LeadMinutes">Minutes before departure by which a list is in time.</param>
/// <param name="Now">By when a flight has left.</param>
internal sealed record FlightQuery(QualityPeriod Period, string? Carrier, int LeadMinutes, DateTimeOffset Now)
{
    public DynamicParameters Parameters(int limit = 0) => new(new
    {
        Period.Start, Period.End, carrier = Carrier, leadMinutes = LeadMinutes, now = Now, limit,
    });
}
