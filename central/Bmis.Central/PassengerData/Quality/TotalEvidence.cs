namespace Bmis.Central.PassengerData.Quality;

/// <summary>A whole list or push whose total is not how many are in it.</summary>
internal sealed record TotalEvidence
{
    public Guid FlightId { get; init; }

    public string Carrier { get; init; } = "";

    public string Number { get; init; } = "";

    public DateOnly DepartsOn { get; init; }

    public DateTime ReceivedAt { get; init; }

    /// <summary>passengers, crew or bookings.</summary>
    public string Subject { get; init; } = "";

    public int Total { get; init; }

    public int Counted { get; init; }

    public string Name => $"{Carrier} {Number}".Trim();
}
