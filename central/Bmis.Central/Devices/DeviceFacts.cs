namespace Bmis.Central.Devices;

/// <summary>What the register says of a lane's device, before it is judged.</summary>
internal sealed record DeviceFacts
{
    public required string LaneId { get; init; }

    public required string PostCode { get; init; }

    public bool Disabled { get; init; }

    public bool RegisteredOnly { get; init; }

    public bool HasCertificate { get; init; }

    public string? Serial { get; init; }

    public DateTime? NotBefore { get; init; }

    public DateTime? NotAfter { get; init; }

    /// <summary>Why the last certificate that ended did.</summary>
    public string? EndReason { get; init; }

    public DateTime? EndedAt { get; init; }

    /// <summary>Until when a code waits to be used.</summary>
    public DateTime? CodeUntil { get; init; }
}
