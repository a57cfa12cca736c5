namespace Bmis.Central.PassengerData.Flights;

/// <summary>A possible match, as a line of a flight's list shows it.</summary>
internal sealed record PersonHit
{
    public Guid PassengerId { get; init; }

    public string EntryId { get; init; } = "";

    public double Score { get; init; }

    public bool OnDocument { get; init; }

    public string Action { get; init; } = "";

    public bool IsDiscreet { get; init; }

    public bool IsDrill { get; init; }
}
