namespace Bmis.Central.Tests.PassengerData.Interactive;

/// <summary>An invented person of a request.</summary>
internal sealed record Boarder(string Surname, string Document)
{
    public string Birth { get; init; } = "740812";

    public string Expiry { get; init; } = "340415";

    public string Issuer { get; init; } = "UTO";

    public string Nationality { get; init; } = "UTO";

    public string Given { get; init; } = "ANNA MARIA";

    /// <summary>The carrier's reference of the person.</summary>
    public string Reference { get; init; } = "P" + Document;

    public string Locator { get; init; } = "LOC123";

    public override string ToString() => "[person]";
}
