using Bmis.Central.PassengerData.Reading;

namespace Bmis.Central.PassengerData.Interactive;

/// <summary>What the warehouse knows of requests that arrived.</summary>
/// <param name="Transmissions">By content in hexadecimal digits: the transmission, and the sealed answer where it came
/// before.</param>
/// <param name="Flights">The flights that they are about.</param>
internal sealed record KeptRows(
    IReadOnlyDictionary<string, (Guid Id, byte[]? Answer)> Transmissions, IReadOnlyDictionary<FlightKey, Guid> Flights)
{
    /// <summary>A request as it is kept; its answer, where it came before.</summary>
    public (KeptRequest Kept, byte[]? Answer) Of(AskedRequest asked)
    {
        var (id, answer) = Transmissions[Convert.ToHexString(asked.Row.Content)];
        var request = asked.Deciding.Request;
        return (new(asked, id, request.IsAboutPersons ? Flights[request.Flight!] : null, []), answer);
    }
}
