namespace Bmis.Central.PassengerData.Quality;

/// <summary>A message, or a transmission without one, and how it was taken in.</summary>
internal sealed record MessageEvidence
{
    public Guid TransmissionId { get; init; }

    public DateTime ReceivedAt { get; init; }

    /// <summary>Empty where no message was found.</summary>
    public string Type { get; init; } = "";

    public string Grade { get; init; } = "";

    /// <summary>stored, repeated, status, held, refused; again for bytes that came more than once.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>Why it is held, as a word.</summary>
    public string Reason { get; init; } = "";

    /// <summary>How often the bytes came.</summary>
    public int Times { get; init; } = 1;
}
