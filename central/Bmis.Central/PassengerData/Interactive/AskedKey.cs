namespace Bmis.Central.PassengerData.Interactive;

/// <summary>By what a person of a flight and carrier is found.</summary>
internal sealed record AskedKey
{
    public Guid FlightId { get; init; }

    public string PartnerId { get; init; } = "";

    public byte[] PersonKey { get; init; } = [];
}
