namespace Bmis.Central.PassengerData.Flights;

/// <summary>One page of the list of flights.</summary>
/// <param name="Rows">By day of departure.</param>
/// <param name="Next">Where the next page begins; null when this is the last.</param>
internal sealed record FlightPage(IReadOnlyList<FlightRow> Rows, FlightCursor? Next)
{
    /// <summary>Rows of a page.</summary>
    public const int Size = 50;
}
