namespace Bmis.Central.PassengerData.Quality;

/// <summary>A flight that counts against its carrier, and why.</summary>
internal sealed record FlightEvidence
{
    public Guid FlightId { get; init; }

    public string Carrier { get; init; } = "";

    public string Number { get; init; } = "";

    public string Origin { get; init; } = "";

    public DateOnly DepartsOn { get; init; }

    /// <summary>At the place; null when not said.</summary>
    public DateTime? DepartsAt { get; init; }

    /// <summary>Null when there is none.</summary>
    public DateTime? FirstListAt { get; init; }

    /// <summary>Minutes from the first list to the departure; negative behind it, null when one is not known.</summary>
    public double? Lead { get; init; }

    /// <summary>Whether the place's time zone is not known, and UTC is taken.</summary>
    public bool IsUtc { get; init; }

    public bool HasGaps { get; init; }

    /// <summary>Whether it has left with bookings and without a list.</summary>
    public bool HasNoList { get; init; }

    public bool HasNoTime => FirstListAt is not null && Lead is null;

    public string Name => $"{Carrier} {Number}".Trim();
}
