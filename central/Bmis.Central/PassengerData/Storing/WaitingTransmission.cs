namespace Bmis.Central.PassengerData.Storing;

/// <summary>A transmission that arrived and is not taken in yet.</summary>
internal sealed record WaitingTransmission
{
    public Guid TransmissionId { get; init; }

    public string PartnerId { get; init; } = "";

    public string Channel { get; init; } = "";

    public DateTime ReceivedAt { get; init; }

    public byte[]? Raw { get; init; }

    /// <summary>The masked copy that was kept when it was read before; null when the bytes are there.</summary>
    public byte[]? Kept { get; init; }
}
