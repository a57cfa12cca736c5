using Bmis.Central.PassengerData.Reading;

namespace Bmis.Central.PassengerData.Storing;

/// <summary>A flight that messages are about, as its row has it.</summary>
internal sealed record KeptFlight
{
    public Guid FlightId { get; init; }

    public string Carrier { get; init; } = "";

    public string Number { get; init; } = "";

    public string Origin { get; init; } = "";

    public DateOnly Day { get; init; }

    public string Destination { get; init; } = "";

    public DateTime? DepartsAt { get; init; }

    public DateTime? ArrivesAt { get; init; }

    /// <summary>For whom it counts.</summary>
    public string Accountable { get; init; } = "";

    public FlightKey Key => new(Carrier, Number, Origin, Day);

    public static KeptFlight Of(FlightKey key, FlightFacts facts, string partner, DateTimeOffset now) => new()
    {
        FlightId = Guid.CreateVersion7(now),
        Carrier = key.Carrier,
        Number = key.Number,
        Origin = key.Origin,
        Day = key.Day,
        Destination = new([.. facts.To.ToUpperInvariant().Where(one => !char.IsControl(one))]),
        DepartsAt = facts.DepartsAt,
        ArrivesAt = facts.Arrival,
        Accountable = Quality.Accountable.Of(key.Carrier, partner),
    };
}
