namespace Bmis.Central.PassengerData.Retention;

/// <summary>What a run has done about data of one kind.</summary>
internal sealed record RetentionRun
{
    public DateTime DoneAt { get; init; }

    /// <summary>Who started it; empty for headquarters itself.</summary>
    public string DoneBy { get; init; } = "";

    public string Source { get; init; } = "";

    public int Masked { get; init; }

    public int Persons { get; init; }

    public int Bookings { get; init; }

    public int Copies { get; init; }

    public int Requests { get; init; }
}
