namespace Bmis.Central.PassengerData.Interactive;

/// <summary>Where a request is written: of which transmission, flight and partner, when, by which list.</summary>
internal sealed record RequestPlace(
    Guid Transmission, Guid Flight, string Partner, DateTimeOffset Now, long ListVersion)
{
    /// <summary>The same for a statement.</summary>
    public object Parameters => new
    {
        transmission = Transmission, flight = Flight, partner = Partner, now = Now, version = ListVersion,
    };
}
