namespace Bmis.Central.PassengerData.Interactive.Desk;

/// <summary>A recent request as the page shows it.</summary>
internal sealed record RequestLine
{
    public DateTime ReceivedAt { get; init; }

    public string PartnerId { get; init; } = "";

    public string Flight { get; init; } = "";

    public string Document { get; init; } = "";

    public string Function { get; init; } = "";

    public string Transaction { get; init; } = "";

    public int Persons { get; init; }

    public string Outcome { get; init; } = "";

    public int? LateByMs { get; init; }

    public string? Fallback { get; init; }
}
