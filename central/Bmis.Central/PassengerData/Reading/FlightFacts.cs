using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Bmis.Edifact.Paxlst;
using Bmis.Edifact.Pnrgov;

namespace Bmis.Central.PassengerData.Reading;

/// <summary>A flight, coach or ship of a message, with local times.</summary>
/// <param name="Reference">Carrier and number as they were sent.</param>
/// <param name="Carrier">The carrier's code; may be empty.</param>
/// <param name="From">Where it leaves from.</param>
/// <param name="Departure">When; null when not said or not understood.</param>
/// <param name="To">Where it arrives.</param>
/// <param name="Arrival">When; null when not said or not understood.</param>
internal sealed partial record FlightFacts(
    string Reference, string Carrier, string From, DateTime? Departure, string To, DateTime? Arrival)
{
    private const string Main = "20";

    /// <summary>Whether only the day of departure was sent, and <see cref="Departure"/> is its midnight.</summary>
    [JsonIgnore]
    public bool IsDayOnly { get; private init; }

    /// <summary>When it leaves; null where only the day is known.</summary>
    [JsonIgnore]
    public DateTime? DepartsAt => IsDayOnly ? null : Departure;

    /// <summary>The flight of a list; null when it names none.</summary>
    public static FlightFacts? Of(PassengerList list)
    {
        if (list.Transports is not [var first, ..])
            return null;
        var main = list.Transports.FirstOrDefault(one => one.Stage == Main) ?? first;
        var from = main.Places.FirstOrDefault(one => one.Qualifier == PaxlstCodes.LastDeparture)
            ?? (main.Places is [var start, ..] ? start : null);
        var to = main.Places.LastOrDefault(one => one.Qualifier == PaxlstCodes.FirstArrival)
            ?? (main.Places is [.., var end] ? end : null);
        var departure = from?.Dates.FirstOrDefault(date => date.Qualifier != PaxlstCodes.Arrival);
        return new(
            main.Reference,
            main.Carrier,
            from?.Code ?? "",
            departure?.Value,
            to?.Code ?? "",
            to?.Dates.FirstOrDefault(date => date.Qualifier != PaxlstCodes.Departure)?.Value)
        {
            IsDayOnly = departure is { HasTime: false },
        };
    }

    /// <summary>A flight of a booking or push.</summary>
    public static FlightFacts Of(FlightLeg leg) => new(
        leg.Carrier + leg.Number, leg.Carrier, leg.From, leg.Departure.Value, leg.To, leg.Arrival.Value)
    {
        IsDayOnly = leg.Departure.Time.Length == 0,
    };

    /// <summary>
    /// By what messages of the same flight find one another; null without a number or a day. Carriers write the same
    /// number with and without leading zeros, and name the carrier beside it, in it, or both.
    /// </summary>
    public FlightKey? Key()
    {
        var reference = Reference.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (reference.Length == 0 || (Departure ?? Arrival) is not { } day)
            return null;
        var parts = CarrierAndNumber().Match(reference);
        var carrier = parts.Success ? parts.Groups["carrier"].Value : Carrier.ToUpperInvariant();
        var number = parts.Success ? parts.Groups["number"].Value : reference;
        return new(carrier, number.TrimStart('0') is { Length: > 0 } trimmed ? trimmed : "0",
            From.ToUpperInvariant(), DateOnly.FromDateTime(day));
    }

    // Two characters of IATA, one at most a digit, or three letters of ICAO; then four digits and a letter.
    [GeneratedRegex("^(?<carrier>[A-Z][A-Z0-9]|[0-9][A-Z]|[A-Z]{3})(?<number>[0-9]{1,4}[A-Z]?)$")]
    private static partial Regex CarrierAndNumber();
}
