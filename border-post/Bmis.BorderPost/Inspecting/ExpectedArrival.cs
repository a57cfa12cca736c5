namespace Bmis.BorderPost.Inspecting;

/// <summary>With what a traveller is expected.</summary>
/// <param name="FlightId">The flight at headquarters.</param>
/// <param name="Flight">Carrier and number.</param>
/// <param name="Origin">Where it comes from; may be empty.</param>
/// <param name="Day">The day it left, on the origin's calendar.</param>
/// <param name="ArrivesAt">When it arrives here, by local clocks; null when no list says so.</param>
internal sealed record ExpectedArrival(Guid FlightId, string Flight, string Origin, DateOnly Day, DateTime? ArrivesAt);
