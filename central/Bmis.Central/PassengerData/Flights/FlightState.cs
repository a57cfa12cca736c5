namespace Bmis.Central.PassengerData.Flights;

/// <summary>How a flight stands by what its carrier says.</summary>
internal static class FlightState
{
    public const string Expected = "expected";
    public const string Closed = "closed";
    public const string Cancelled = "cancelled";

    public static IReadOnlyList<string> All { get; } = [Expected, Closed, Cancelled];
}
