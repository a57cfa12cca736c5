using System.Text.Json;
using Bmis.Edifact.Profiles;

namespace Bmis.Central.PassengerData.Storing;

/// <summary>Departures as rows of messages hold them: numbers of codes, which never change, and places.</summary>
internal static class StoredDepartures
{
    public static string Write(IEnumerable<ProfileFinding> departures) =>
        JsonSerializer.Serialize(departures.Select(one => new Stored((int)one.Code, one.Offset, one.Count)));

    public static IReadOnlyList<MessageDeparture> Read(string json) =>
    [
        .. (JsonSerializer.Deserialize<Stored[]>(json) ?? [])
            .Select(one => new ProfileFinding((ProfileFindingCode)one.Code, one.Offset, one.Count))
            .Select(one => new MessageDeparture(one.Code.ToString(), one.Severity.ToString(), one.Offset, one.Count)),
    ];

    private sealed record Stored(int Code, int Offset, int Count);
}
