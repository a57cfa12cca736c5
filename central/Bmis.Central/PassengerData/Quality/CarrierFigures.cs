namespace Bmis.Central.PassengerData.Quality;

/// <summary>The figures of a carrier, or of a partner whose messages name no carrier, over a period.</summary>
internal sealed record CarrierFigures
{
    public string Carrier { get; init; } = "";

    public MessageFigures Messages { get; init; } = new();

    public FlightFigures Flights { get; init; } = new();

    /// <summary>Transmissions that came again byte for byte, each time counted.</summary>
    public int Again { get; init; }

    /// <summary>Transmissions in which no message could be found.</summary>
    public int Unread { get; init; }

    /// <summary>Whole lists and pushes whose total is not how many are in them.</summary>
    public int TotalsThatDiffer { get; init; }

    public int Repeated => Messages.Repeated + Again;

    public int Held => Messages.Held + Unread;
}
