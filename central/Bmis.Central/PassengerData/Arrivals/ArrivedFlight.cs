using Bmis.Crossings.Expected;

namespace Bmis.Central.PassengerData.Arrivals;

/// <summary>A flight of which lists say who comes to a post.</summary>
internal sealed record ArrivedFlight
{
    public Guid FlightId { get; init; }

    public string Name { get; init; } = "";

    public string Origin { get; init; } = "";

    public DateOnly DepartsOn { get; init; }

    /// <summary>On the post's clock; null when no list says so.</summary>
    public DateTime? ArrivesAt { get; init; }

    /// <summary>Whether a list of it is kept no longer.</summary>
    public bool IsErased { get; init; }

    /// <summary>Everybody who comes to the border with it.</summary>
    public IReadOnlyList<ExpectedTraveller> Expected { get; init; } = [];

    /// <summary>The day on which it arrives, as far as it is known.</summary>
    public DateOnly Day => ArrivesAt is { } at ? DateOnly.FromDateTime(at) : DepartsOn;

    /// <summary>From when on whoever was not at a desk is missing.</summary>
    public DateTime MissingFrom => (ArrivesAt ?? DepartsOn.ToDateTime(TimeOnly.MaxValue)) + ArrivalMatch.Grace;
}
