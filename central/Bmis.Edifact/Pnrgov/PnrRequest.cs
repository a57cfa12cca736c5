namespace Bmis.Edifact.Pnrgov;

/// <summary>
/// A GOVREQ message: a State asks a carrier for the bookings of flights, or for bookings by their locators (IATA PNRGOV
/// EDIFACT implementation guide).
/// </summary>
public sealed record PnrRequest
{
    /// <summary>What is asked (MSG, 1225); the code is agreed with the carrier.</summary>
    public required string Function { get; init; }

    /// <summary>Who asks (ORG); null when not said.</summary>
    public BookingOffice? Office { get; init; }

    /// <summary>Whose bookings are wanted (TVL).</summary>
    public IReadOnlyList<RequestedFlight> Flights { get; init; } = [];

    /// <summary>Which bookings are wanted (RCI): the carrier and its reference.</summary>
    public IReadOnlyList<(string Carrier, string Reference)> Locators { get; init; } = [];
}
