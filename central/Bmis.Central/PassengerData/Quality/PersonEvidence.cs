namespace Bmis.Central.PassengerData.Quality;

/// <summary>How many persons of the lists of a flight lack something; never who.</summary>
internal sealed record PersonEvidence
{
    public Guid FlightId { get; init; }

    public string Carrier { get; init; } = "";

    public string Number { get; init; } = "";

    public DateOnly DepartsOn { get; init; }

    /// <summary>On the lists of the flight, as often as they name somebody.</summary>
    public int Listed { get; init; }

    public int WithoutBirth { get; init; }

    public int WithoutNationality { get; init; }

    public int WithoutDocument { get; init; }

    public int WithUnreadDate { get; init; }

    public string Name => $"{Carrier} {Number}".Trim();
}
