namespace Bmis.Edifact.Pnrgov;

/// <summary>Who made or sends a booking (ORG).</summary>
/// <param name="System">The carrier or system.</param>
/// <param name="Place">Where that is.</param>
/// <param name="AgencyNumber">The agency's number.</param>
/// <param name="Office">The office or city of the agency.</param>
/// <param name="Kind">A for an airline's desk, T for a travel agency.</param>
/// <param name="Country">The country.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Agent">The agent's sign.</param>
public sealed record BookingOffice(
    string System, string Place, string AgencyNumber, string Office, string Kind, string Country, string Currency,
    string Agent);
