namespace Bmis.Edifact.Pnrgov;

/// <summary>A leg of a booking (group 5), or something else than a flight (group 9).</summary>
public sealed record ItineraryLeg
{
    /// <summary>What flies, when and where.</summary>
    public required FlightLeg Flight { get; init; }

    /// <summary>Whether it is a flight; else a hotel, a car or the like.</summary>
    public required bool IsFlight { get; init; }

    /// <summary>How it stands (RPI), such as HK.</summary>
    public required string Status { get; init; }

    /// <summary>Special services, seats among them.</summary>
    public required IReadOnlyList<ServiceRequest> Requests { get; init; }

    /// <summary>How other carriers call the booking.</summary>
    public required IReadOnlyList<RecordLocator> Locators { get; init; }

    /// <summary>Free text.</summary>
    public required IReadOnlyList<FreeText> Texts { get; init; }

    /// <summary>Who has checked in.</summary>
    public required IReadOnlyList<CheckIn> CheckIns { get; init; }

    /// <summary>Aircraft (APD), dates (DAT), for how many (RPI) and whatever else was sent.</summary>
    public required IReadOnlyList<KeptSegment> Others { get; init; }
}
