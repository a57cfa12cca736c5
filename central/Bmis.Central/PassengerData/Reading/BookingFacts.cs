using System.Text.Json.Serialization;

namespace Bmis.Central.PassengerData.Reading;

/// <summary>A booking of a message. It prints as <c>[booking]</c>.</summary>
internal sealed record BookingFacts
{
    public IReadOnlyList<ReferenceFacts> Locators { get; init; } = [];

    public IReadOnlyList<FlightFacts> Legs { get; init; } = [];

    [JsonIgnore]
    public IReadOnlyList<TravellerFacts> Travellers { get; init; } = [];

    /// <summary>The first byte in the transmission, and how many.</summary>
    [JsonIgnore]
    public (int Offset, int Length) Place { get; init; }

    public override string ToString() => "[booking]";
}
