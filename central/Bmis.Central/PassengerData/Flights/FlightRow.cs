namespace Bmis.Central.PassengerData.Flights;

/// <summary>A flight with what is known of who is on it. Times are those of the places.</summary>
internal sealed record FlightRow
{
    public Guid FlightId { get; init; }

    public string Carrier { get; init; } = "";

    public string Number { get; init; } = "";

    public string Origin { get; init; } = "";

    public string Destination { get; init; } = "";

    public DateOnly DepartsOn { get; init; }

    public DateTime? DepartsAt { get; init; }

    public DateTime? ArrivesAt { get; init; }

    /// <summary>Where its passengers come to the border; empty when nobody has said so.</summary>
    public string PostCode { get; init; } = "";

    public DateTime? ClosedAt { get; init; }

    public DateTime? CancelledAt { get; init; }

    public int Passengers { get; init; }

    public int Crew { get; init; }

    public int Bookings { get; init; }

    /// <summary>Persons with a possible match that the viewer may see.</summary>
    public int Hits { get; init; }

    /// <summary>Whether parts of a picture are still missing.</summary>
    public bool HasGaps { get; init; }

    /// <summary>When the newest message about it arrived.</summary>
    public DateTime? NewestAt { get; init; }

    public string Name => $"{Carrier} {Number}".Trim();

    public string State => this switch
    {
        { CancelledAt: not null } => FlightState.Cancelled,
        { ClosedAt: not null } => FlightState.Closed,
        _ => FlightState.Expected,
    };

    public FlightCursor Cursor => new(DepartsOn, FlightId);
}
