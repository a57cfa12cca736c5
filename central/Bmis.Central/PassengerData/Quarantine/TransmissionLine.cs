namespace Bmis.Central.PassengerData.Quarantine;

/// <summary>A transmission as the list shows it.</summary>
internal sealed record TransmissionLine
{
    public Guid TransmissionId { get; init; }

    public string PartnerId { get; init; } = "";

    public string Channel { get; init; } = "";

    public DateTime ReceivedAt { get; init; }

    public int TimesReceived { get; init; }

    public int ByteLength { get; init; }

    public string State { get; init; } = "";

    /// <summary>Why it is held, as a word.</summary>
    public string Reason { get; init; } = "";

    public int Messages { get; init; }

    public int Travellers { get; init; }

    /// <summary>The transmission that takes its place; null for none.</summary>
    public Guid? MendedBy { get; init; }

    public string ClosedBy { get; init; } = "";

    public DateTime? ClosedAt { get; init; }
}
