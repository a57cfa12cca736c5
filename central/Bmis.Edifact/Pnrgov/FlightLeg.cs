namespace Bmis.Edifact.Pnrgov;

/// <summary>A flight, or what else is on the way (TVL).</summary>
/// <param name="Departure">When it leaves.</param>
/// <param name="Arrival">When it arrives; without a date of its own that of the departure.</param>
/// <param name="From">From where.</param>
/// <param name="To">To where.</param>
/// <param name="Carrier">Who sells it.</param>
/// <param name="Number">The seller's number.</param>
/// <param name="BookingClass">The class, or the kind of what is no flight.</param>
/// <param name="OperatingCarrier">Who flies it, when that was said.</param>
/// <param name="OperatingNumber">The number of who flies it, when that was said.</param>
/// <param name="Offset">The first byte of TVL in the transmission.</param>
public sealed record FlightLeg(
    PnrMoment Departure, PnrMoment Arrival, string From, string To, string Carrier, string Number, string BookingClass,
    string OperatingCarrier, string OperatingNumber, int Offset);
