using Bmis.Central.PassengerData.Reading;

namespace Bmis.Central.PassengerData.Interactive;

/// <summary>A flight that requests are about, as its row has it.</summary>
internal sealed record FlightRow
{
    public Guid FlightId { get; init; }

    public string Carrier { get; init; } = "";

    public string Number { get; init; } = "";

    public string Origin { get; init; } = "";

    public DateOnly Day { get; init; }

    public string Destination { get; init; } = "";

    public DateTime? DepartsAt { get; init; }

    public DateTime? ArrivesAt { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public FlightKey Key => new(Carrier, Number, Origin, Day);

    /// <summary>The flights of requests, each once; in one order for everybody.</summary>
    public static IReadOnlyList<FlightRow> Of(IReadOnlyList<AskedRequest> requests) =>
    [
        .. requests.Where(one => one.Deciding.Request.IsAboutPersons)
            .DistinctBy(one => one.Deciding.Request.Flight)
            .OrderBy(one => one.Deciding.Request.Flight!.ToString(), StringComparer.Ordinal)
            .Select(one => Of(one.Deciding.Request.Flight!, one.Deciding.Request.FlightFacts!, one.Deciding.Now)),
    ];

    private static FlightRow Of(FlightKey key, FlightFacts facts, DateTimeOffset now) => new()
    {
        FlightId = Guid.CreateVersion7(now),
        Carrier = key.Carrier,
        Number = key.Number,
        Origin = key.Origin,
        Day = key.Day,
        Destination = new([.. facts.To.ToUpperInvariant().Where(one => !char.IsControl(one))]),
        DepartsAt = facts.DepartsAt,
        ArrivesAt = facts.Arrival,
        ChangedAt = now,
    };
}
